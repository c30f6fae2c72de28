/** How a second host on the machine finds the hub and the storage of the first. */
@NullMarked
package dev.vaultline.local.join;

import org.jspecify.annotations.NullMarked;
