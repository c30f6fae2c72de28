/** Backups: their orchestrations, from the run of a policy to one item, and their steps. */
@NullMarked
package dev.vaultline.pipeline.backup;

import org.jspecify.annotations.NullMarked;
