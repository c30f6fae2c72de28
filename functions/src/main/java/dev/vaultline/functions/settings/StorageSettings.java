package dev.vaultline.functions.settings;

import java.net.URI;
import java.util.Optional;

/** How the app's storage account is reached. */
public sealed interface StorageSettings {

  /** By a connection string, which holds a secret. */
  record ConnectionString(String value) implements StorageSettings {
    @Override
    public String toString() {
      return "ConnectionString";
    }
  }

  /**
   * By the identity the app runs under.
   *
   * @param clientId of a user-assigned managed identity
   */
  record Identity(URI blobs, URI queues, URI tables, Optional<String> clientId)
      implements StorageSettings {}
}
