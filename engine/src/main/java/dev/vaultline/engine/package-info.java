/** The vault and everything that can be done to it. Knows nothing of Azure. */
@NullMarked
package dev.vaultline.engine;

import org.jspecify.annotations.NullMarked;
