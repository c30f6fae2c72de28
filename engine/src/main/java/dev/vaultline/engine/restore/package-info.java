/** Restore: any byte of any disk of any recovery point, and what of it is damaged. */
@NullMarked
package dev.vaultline.engine.restore;

import org.jspecify.annotations.NullMarked;
