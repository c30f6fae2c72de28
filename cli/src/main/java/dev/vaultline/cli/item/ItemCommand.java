package dev.vaultline.cli.item;

import picocli.CommandLine.Command;

/** What can be done with one item of the service. */
@Command(
    name = "item",
    description = "Look at one protected item of the service.",
    subcommands = {ItemShowCommand.class},
    footer = {"  # its disks, policy and newest recovery points", "  vaultline item show web-1"})
public final class ItemCommand {}
