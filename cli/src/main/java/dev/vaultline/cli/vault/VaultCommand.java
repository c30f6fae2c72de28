package dev.vaultline.cli.vault;

import picocli.CommandLine.Command;

/** Groups what is done to vaults themselves. */
@Command(
    name = "vault",
    description = "Create vaults.",
    subcommands = VaultCreateCommand.class,
    footer = {
      "  # what can be chosen when a vault is created",
      "  vaultline vault create --help",
      "  # a vault in a directory",
      "  vaultline vault create /backup/vault"
    })
public final class VaultCommand {}
