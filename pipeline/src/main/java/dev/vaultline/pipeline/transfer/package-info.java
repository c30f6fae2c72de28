/** The transfer of parts: one queue message each, repeatable, late and twice as it may come. */
@NullMarked
package dev.vaultline.pipeline.transfer;

import org.jspecify.annotations.NullMarked;
