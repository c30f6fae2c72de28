/** Commands that have the service restore disks and machines of a cloud. */
@NullMarked
package dev.vaultline.cli.machine;

import org.jspecify.annotations.NullMarked;
