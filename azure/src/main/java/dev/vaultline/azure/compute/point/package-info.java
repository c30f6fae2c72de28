/** Restore points: all disks of a machine at one instant. */
@NullMarked
package dev.vaultline.azure.compute.point;

import org.jspecify.annotations.NullMarked;
