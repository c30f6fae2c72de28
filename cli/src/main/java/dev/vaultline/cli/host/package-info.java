/** The local host and the task hub in the foreground. */
@NullMarked
package dev.vaultline.cli.host;

import org.jspecify.annotations.NullMarked;
