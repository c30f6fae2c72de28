/** Vaultline cli. */
@NullMarked
package dev.vaultline.cli;

import org.jspecify.annotations.NullMarked;
