/** How transfer tasks reach their workers. */
@NullMarked
package dev.vaultline.pipeline.queue;

import org.jspecify.annotations.NullMarked;
