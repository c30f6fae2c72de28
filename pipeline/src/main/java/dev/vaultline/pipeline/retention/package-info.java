/** Retention: expires what no rule wants, then sweeps the vault. */
@NullMarked
package dev.vaultline.pipeline.retention;

import org.jspecify.annotations.NullMarked;
