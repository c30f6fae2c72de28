/** Jobs: what a person sees of a run, from its request to its end. */
@NullMarked
package dev.vaultline.pipeline.job;

import org.jspecify.annotations.NullMarked;
