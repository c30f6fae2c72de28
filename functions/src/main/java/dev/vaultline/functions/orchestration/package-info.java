/** The orchestrations as functions. */
@NullMarked
package dev.vaultline.functions.orchestration;

import org.jspecify.annotations.NullMarked;
