/** Packs: immutable objects of many frames with their own table of contents. */
@NullMarked
package dev.vaultline.engine.pack;

import org.jspecify.annotations.NullMarked;
