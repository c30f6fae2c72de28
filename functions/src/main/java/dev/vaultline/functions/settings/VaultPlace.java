package dev.vaultline.functions.settings;

/** Where the vault is. */
public sealed interface VaultPlace {

  /** A container of the app's storage account. */
  record Container(String name) implements VaultPlace {}

  /** A container by its URL, which carries no signature. */
  record Url(String url) implements VaultPlace {}
}
