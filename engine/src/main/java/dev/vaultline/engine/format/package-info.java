/** Building blocks of the stored format: documents, varints, digests, zstd. */
@NullMarked
package dev.vaultline.engine.format;

import org.jspecify.annotations.NullMarked;
