/** A vault: its settings and the doors to what it holds. */
@NullMarked
package dev.vaultline.engine.vault;

import org.jspecify.annotations.NullMarked;
