/** The settings of the function app: parsed once at start, all faults reported together. */
@NullMarked
package dev.vaultline.functions.settings;

import org.jspecify.annotations.NullMarked;
