/** Snapshots that the platform holds beside the disks: taken, read, listed, dropped. */
@NullMarked
package dev.vaultline.pipeline.snapshot;

import org.jspecify.annotations.NullMarked;
