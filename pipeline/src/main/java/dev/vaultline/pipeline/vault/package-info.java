/** The vault the pipeline works on, opened or created at first use. */
@NullMarked
package dev.vaultline.pipeline.vault;

import org.jspecify.annotations.NullMarked;
