/** The steps of orchestrations as functions. */
@NullMarked
package dev.vaultline.functions.activity;

import org.jspecify.annotations.NullMarked;
