/** Retention: which recovery points are kept, and why. */
@NullMarked
package dev.vaultline.engine.retention;

import org.jspecify.annotations.NullMarked;
