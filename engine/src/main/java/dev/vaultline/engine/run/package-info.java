/** Runs: attempts at recovery points, from their intent to their end. */
@NullMarked
package dev.vaultline.engine.run;

import org.jspecify.annotations.NullMarked;
