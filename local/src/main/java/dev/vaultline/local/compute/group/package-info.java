/** Resource groups, without which nothing can be created. */
@NullMarked
package dev.vaultline.local.compute.group;

import org.jspecify.annotations.NullMarked;
