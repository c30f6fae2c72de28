/** Vaultline local. */
@NullMarked
package dev.vaultline.local;

import org.jspecify.annotations.NullMarked;
