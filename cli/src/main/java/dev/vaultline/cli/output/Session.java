package dev.vaultline.cli.output;

import java.time.Clock;

/** What the outside world gives to one invocation of the command. */
public record Session(Terminal terminal, Clock clock) {}
