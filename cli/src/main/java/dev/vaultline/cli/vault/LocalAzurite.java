package dev.vaultline.cli.vault;

import dev.vaultline.azure.account.Emulator;
import dev.vaultline.azure.blob.VaultStores;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.pipeline.StorageNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * The vault of the local host, in its Azurite.
 *
 * @param port of the blob service on 127.0.0.1
 */
record LocalAzurite(int port) implements VaultLocation {
  /** How it is named on the command line. */
  static final String WORD = "azurite";

  /** The port of the blob service unless the host was started with another. */
  static final int DEFAULT_PORT = 10_000;

  private static final int CONNECT_MILLIS = 2_000;

  /**
   * {@inheritDoc}
   *
   * @throws InvalidInputException when nothing listens there
   */
  @Override
  public VaultStore store() {
    requireRunning();
    return VaultStores.open(
        "http://127.0.0.1:"
            + port
            + "/"
            + Emulator.ACCOUNT
            + "/"
            + StorageNames.DEFAULT_VAULT_CONTAINER);
  }

  /** Says at once what the storage client would say after minutes of trying. */
  private void requireRunning() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
    } catch (IOException e) {
      throw new InvalidInputException(
          "Azurite does not run at 127.0.0.1:"
              + port
              + ": start it with 'vaultline up' in another terminal, or give the URL of the"
              + " container when it listens on another port",
          e);
    }
  }
}
