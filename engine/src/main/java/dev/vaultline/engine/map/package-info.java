/** Maps: for one disk at one recovery point, where each block lives. */
@NullMarked
package dev.vaultline.engine.map;

import org.jspecify.annotations.NullMarked;
