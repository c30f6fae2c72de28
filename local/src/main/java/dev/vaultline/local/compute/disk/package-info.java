/** Managed disks and their snapshots. */
@NullMarked
package dev.vaultline.local.compute.disk;

import org.jspecify.annotations.NullMarked;
