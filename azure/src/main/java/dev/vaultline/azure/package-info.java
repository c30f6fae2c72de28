/** Vaultline azure. */
@NullMarked
package dev.vaultline.azure;

import org.jspecify.annotations.NullMarked;
