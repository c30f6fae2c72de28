/** Azurite, the storage emulator: installed from npm on first use, started, watched and stopped. */
@NullMarked
package dev.vaultline.local.azurite;

import org.jspecify.annotations.NullMarked;
