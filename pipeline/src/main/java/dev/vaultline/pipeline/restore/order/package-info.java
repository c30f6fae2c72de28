/** What is to be restored and where to: as it is asked for, checked, and planned. */
@NullMarked
package dev.vaultline.pipeline.restore.order;

import org.jspecify.annotations.NullMarked;
