/** Page blobs as disks: their snapshots, what is in use or changed, and restored disks. */
@NullMarked
package dev.vaultline.azure.disk;

import org.jspecify.annotations.NullMarked;
