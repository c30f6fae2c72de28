/** Long-running operations: what was accepted and is not done yet. */
@NullMarked
package dev.vaultline.local.compute.operation;

import org.jspecify.annotations.NullMarked;
