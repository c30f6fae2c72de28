/** Failures that are switched on by hand. */
@NullMarked
package dev.vaultline.local.compute.fault;

import org.jspecify.annotations.NullMarked;
