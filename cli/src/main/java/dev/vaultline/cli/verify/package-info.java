/** Verification of everything a vault holds. */
@NullMarked
package dev.vaultline.cli.verify;

import org.jspecify.annotations.NullMarked;
