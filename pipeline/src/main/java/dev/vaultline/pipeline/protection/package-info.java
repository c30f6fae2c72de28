/** Which machines are protected, which are not, and why: found, taken into protection, left out. */
@NullMarked
package dev.vaultline.pipeline.protection;

import org.jspecify.annotations.NullMarked;
