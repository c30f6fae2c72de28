/** The names that the parts of the pipeline share: tables, queue, containers. */
@NullMarked
package dev.vaultline.pipeline;

import org.jspecify.annotations.NullMarked;
