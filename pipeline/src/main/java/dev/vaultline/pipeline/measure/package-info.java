/** What is measured: happenings, told once each, and the state of the vault at this moment. */
@NullMarked
package dev.vaultline.pipeline.measure;

import org.jspecify.annotations.NullMarked;
