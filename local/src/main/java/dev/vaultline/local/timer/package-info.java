/** Timer triggers: six-field schedules in UTC, a missed run made up for once, and runs by hand. */
@NullMarked
package dev.vaultline.local.timer;

import org.jspecify.annotations.NullMarked;
