/** Virtual machines and what can be done to them. */
@NullMarked
package dev.vaultline.azure.compute.machine;

import org.jspecify.annotations.NullMarked;
