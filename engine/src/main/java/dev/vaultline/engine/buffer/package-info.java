/** Direct buffers that are used again. */
@NullMarked
package dev.vaultline.engine.buffer;

import org.jspecify.annotations.NullMarked;
