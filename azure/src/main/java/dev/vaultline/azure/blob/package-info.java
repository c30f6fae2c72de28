/** Vaults in a container of Blob storage. */
@NullMarked
package dev.vaultline.azure.blob;

import org.jspecify.annotations.NullMarked;
