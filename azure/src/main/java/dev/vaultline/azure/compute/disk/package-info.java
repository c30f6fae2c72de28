/** Managed disks: made, read, opened for access, deleted. */
@NullMarked
package dev.vaultline.azure.compute.disk;

import org.jspecify.annotations.NullMarked;
