/** Disks as Vaultline reads and writes them: sources with extents, sparse targets. */
@NullMarked
package dev.vaultline.engine.disk;

import org.jspecify.annotations.NullMarked;
