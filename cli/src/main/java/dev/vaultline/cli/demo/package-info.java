/** The demonstration: two machines, backed up, changed, backed up again, restored and compared. */
@NullMarked
package dev.vaultline.cli.demo;

import org.jspecify.annotations.NullMarked;
