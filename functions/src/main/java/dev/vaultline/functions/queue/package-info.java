/** The functions that the transfer queue triggers. */
@NullMarked
package dev.vaultline.functions.queue;

import org.jspecify.annotations.NullMarked;
