/** Protection policies as they are stored, and when each was last acted on. */
@NullMarked
package dev.vaultline.pipeline.policy;

import org.jspecify.annotations.NullMarked;
