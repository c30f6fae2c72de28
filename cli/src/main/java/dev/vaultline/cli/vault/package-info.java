/** Vaults as they are named on the command line, and how one is created. */
@NullMarked
package dev.vaultline.cli.vault;

import org.jspecify.annotations.NullMarked;
