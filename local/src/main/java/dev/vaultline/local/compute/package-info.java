/**
 * An emulator of the part of Microsoft.Compute that a backup uses, over the page blobs of a storage
 * account.
 */
@NullMarked
package dev.vaultline.local.compute;

import org.jspecify.annotations.NullMarked;
