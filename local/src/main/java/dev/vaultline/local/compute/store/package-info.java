/** What the emulator knows, in one SQLite file. */
@NullMarked
package dev.vaultline.local.compute.store;

import org.jspecify.annotations.NullMarked;
