/** Sweep: deletes what no recovery point needs and no running backup may still need. */
@NullMarked
package dev.vaultline.engine.sweep;

import org.jspecify.annotations.NullMarked;
