/** Jobs as people watch them: with the progress of their parts at this moment. */
@NullMarked
package dev.vaultline.pipeline.view;

import org.jspecify.annotations.NullMarked;
