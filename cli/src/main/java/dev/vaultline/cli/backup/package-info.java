/** Backup of disk images and devices of this machine. */
@NullMarked
package dev.vaultline.cli.backup;

import org.jspecify.annotations.NullMarked;
