/**
 * Where the objects of a vault live: a small port, its strict in-memory fake and the directory
 * store.
 */
@NullMarked
package dev.vaultline.engine.store;

import org.jspecify.annotations.NullMarked;
