/** Page blobs: the bytes of disks and of snapshots. */
@NullMarked
package dev.vaultline.local.compute.page;

import org.jspecify.annotations.NullMarked;
