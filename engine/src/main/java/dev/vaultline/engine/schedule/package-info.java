/** When backups are due, by the clocks on the walls of a time zone. */
@NullMarked
package dev.vaultline.engine.schedule;

import org.jspecify.annotations.NullMarked;
