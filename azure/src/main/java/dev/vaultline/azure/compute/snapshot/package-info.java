/** Incremental snapshots of managed disks. */
@NullMarked
package dev.vaultline.azure.compute.snapshot;

import org.jspecify.annotations.NullMarked;
