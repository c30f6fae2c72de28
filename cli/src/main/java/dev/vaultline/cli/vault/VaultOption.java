package dev.vaultline.cli.vault;

import dev.vaultline.engine.vault.Vault;
import picocli.CommandLine.Option;

/** The option that names the vault to work with. */
public final class VaultOption {

  @Option(
      names = "--vault",
      required = true,
      paramLabel = "VAULT",
      defaultValue = "${env:VAULTLINE_VAULT}",
      description = {
        "The vault: a directory, the http(s) URL of a container, or 'azurite' for the one of"
            + " 'vaultline up'. Default: the environment variable VAULTLINE_VAULT."
      })
  private String location = "";

  /**
   * Opens the vault.
   *
   * @throws dev.vaultline.engine.InvalidInputException when there is none
   */
  public Vault open() {
    return open(location);
  }

  /** Opens the vault that is named so. */
  public static Vault open(String location) {
    return Vault.open(VaultLocation.parse(location).store());
  }
}
