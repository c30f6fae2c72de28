/** Ends jobs that somebody does not want any more, in whichever phase they are. */
@NullMarked
package dev.vaultline.pipeline.cancel;

import org.jspecify.annotations.NullMarked;
