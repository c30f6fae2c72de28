/** Vaultline functions. */
@NullMarked
package dev.vaultline.functions;

import org.jspecify.annotations.NullMarked;
