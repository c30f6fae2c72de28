/** Where the pipeline keeps its state: a small port for tables of rows. */
@NullMarked
package dev.vaultline.pipeline.table;

import org.jspecify.annotations.NullMarked;
