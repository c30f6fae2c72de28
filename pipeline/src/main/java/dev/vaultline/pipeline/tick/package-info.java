/** What the clock sets off: runs that are due, and jobs whose orchestration is gone. */
@NullMarked
package dev.vaultline.pipeline.tick;

import org.jspecify.annotations.NullMarked;
