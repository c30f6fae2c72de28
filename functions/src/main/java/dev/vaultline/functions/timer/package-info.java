/** The functions that the clock triggers. */
@NullMarked
package dev.vaultline.functions.timer;

import org.jspecify.annotations.NullMarked;
