/** Vaultline engine. */
@NullMarked
package dev.vaultline.engine;

import org.jspecify.annotations.NullMarked;
