/** Machines whose disks a restore replaced, until somebody confirms that or has it undone. */
@NullMarked
package dev.vaultline.pipeline.restore.replacement;

import org.jspecify.annotations.NullMarked;
