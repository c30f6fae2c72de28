/** What a command shows: results for people or as JSON, progress, exit codes. */
@NullMarked
package dev.vaultline.cli.output;

import org.jspecify.annotations.NullMarked;
