/** Virtual machines and the disks that are attached to them. */
@NullMarked
package dev.vaultline.local.compute.machine;

import org.jspecify.annotations.NullMarked;
