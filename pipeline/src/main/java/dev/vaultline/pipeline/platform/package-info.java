/** What the platform works at longer than a request takes, and how far it is. */
@NullMarked
package dev.vaultline.pipeline.platform;

import org.jspecify.annotations.NullMarked;
