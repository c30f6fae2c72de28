/** Protected items: their disks, their policy and the claim of the job that works on them. */
@NullMarked
package dev.vaultline.pipeline.item;

import org.jspecify.annotations.NullMarked;
