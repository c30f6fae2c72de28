/** The catalogue of recovery points: a cache for queries, rebuilt from the vault. */
@NullMarked
package dev.vaultline.pipeline.point;

import org.jspecify.annotations.NullMarked;
