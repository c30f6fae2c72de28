package dev.vaultline.local.timer;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a timer over restarts.
 *
 * @param last when it last ran by its schedule; empty before the first time
 * @param next when it is due
 * @param updated when this was written
 */
record TimerStatus(Optional<Instant> last, Instant next, Instant updated) {}
