/** New disks that a restore creates and fills. */
@NullMarked
package dev.vaultline.pipeline.target;

import org.jspecify.annotations.NullMarked;
