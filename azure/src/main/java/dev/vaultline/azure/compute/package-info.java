/** Azure Resource Manager: machines, disks, snapshots and restore points, without waiting. */
@NullMarked
package dev.vaultline.azure.compute;

import org.jspecify.annotations.NullMarked;
