/** The pipeline's tasks in Queue storage. */
@NullMarked
package dev.vaultline.azure.queue;

import org.jspecify.annotations.NullMarked;
