/** Restore point collections, restore points and their disks. */
@NullMarked
package dev.vaultline.local.compute.point;

import org.jspecify.annotations.NullMarked;
