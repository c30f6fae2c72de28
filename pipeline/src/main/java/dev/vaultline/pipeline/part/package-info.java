/** The parts of a job's work, each done by one worker, and how to tell that all are. */
@NullMarked
package dev.vaultline.pipeline.part;

import org.jspecify.annotations.NullMarked;
