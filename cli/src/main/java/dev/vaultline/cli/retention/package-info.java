/** What lets go of old data: retention rules and the sweep. */
@NullMarked
package dev.vaultline.cli.retention;

import org.jspecify.annotations.NullMarked;
