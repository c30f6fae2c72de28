/** The pipeline's state in Table storage. */
@NullMarked
package dev.vaultline.azure.table;

import org.jspecify.annotations.NullMarked;
