/** Virtual machines of the platform: what there is, and what of it is protected. */
@NullMarked
package dev.vaultline.pipeline.machine;

import org.jspecify.annotations.NullMarked;
