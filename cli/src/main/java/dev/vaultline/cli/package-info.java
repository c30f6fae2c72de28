/** The {@code vaultline} command: one class per sub-command, put together in {@code Main}. */
@NullMarked
package dev.vaultline.cli;

import org.jspecify.annotations.NullMarked;
