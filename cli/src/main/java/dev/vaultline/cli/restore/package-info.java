/** Restore of a disk to a file or a device of this machine. */
@NullMarked
package dev.vaultline.cli.restore;

import org.jspecify.annotations.NullMarked;
