/** Vaultline pipeline. */
@NullMarked
package dev.vaultline.pipeline;

import org.jspecify.annotations.NullMarked;
