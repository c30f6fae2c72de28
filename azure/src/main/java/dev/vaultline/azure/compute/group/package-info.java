/** Resource groups. */
@NullMarked
package dev.vaultline.azure.compute.group;

import org.jspecify.annotations.NullMarked;
