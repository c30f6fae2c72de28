/** Verification: every stored byte that recovery points need, and what its damage affects. */
@NullMarked
package dev.vaultline.engine.check;

import org.jspecify.annotations.NullMarked;
