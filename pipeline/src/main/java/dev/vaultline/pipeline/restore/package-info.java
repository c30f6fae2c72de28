/** Restores into new disks: their orchestrations and steps. */
@NullMarked
package dev.vaultline.pipeline.restore;

import org.jspecify.annotations.NullMarked;
