/** What Azure refuses for being too much or too soon. */
@NullMarked
package dev.vaultline.local.compute.limit;

import org.jspecify.annotations.NullMarked;
