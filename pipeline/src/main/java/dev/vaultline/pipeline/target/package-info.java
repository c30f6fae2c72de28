/** What restores make and change: new disks, new machines, and disks of machines that give way. */
@NullMarked
package dev.vaultline.pipeline.target;

import org.jspecify.annotations.NullMarked;
