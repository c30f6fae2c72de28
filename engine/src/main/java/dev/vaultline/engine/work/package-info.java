/** Work that is divided among threads. */
@NullMarked
package dev.vaultline.engine.work;

import org.jspecify.annotations.NullMarked;
