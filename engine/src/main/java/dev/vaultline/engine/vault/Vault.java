package dev.vaultline.engine.vault;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.buffer.BufferPool;
import dev.vaultline.engine.map.DiskLayout;
import dev.vaultline.engine.store.ObjectExistsException;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.VaultStore;
import java.nio.ByteBuffer;
import java.util.List;

/** An open vault. Safe for use by many threads. */
public final class Vault {
  /** The object that makes a store a vault. */
  public static final ObjectName SETTINGS = new ObjectName("vault");

  private final VaultStore store;
  private final VaultSettings settings;

  private Vault(VaultStore store, VaultSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /**
   * Makes a store a vault.
   *
   * @throws InvalidInputException when it is one already
   */
  public static Vault create(VaultStore store, VaultSettings settings) {
    try {
      store.putIfAbsent(SETTINGS, List.of(ByteBuffer.wrap(settings.encode())));
    } catch (ObjectExistsException e) {
      throw new InvalidInputException(
          store.location() + " is a vault already; choose another place, or use it as it is", e);
    }
    return new Vault(store, settings);
  }

  /**
   * Opens a vault.
   *
   * @throws InvalidInputException when the store holds no vault
   * @throws dev.vaultline.engine.UnsupportedFormatException when a newer Vaultline made it
   */
  public static Vault open(VaultStore store) {
    try {
      return new Vault(store, VaultSettings.decode(store.get(SETTINGS)));
    } catch (ObjectMissingException e) {
      throw new InvalidInputException(
          store.location()
              + " is not a vault: it holds no object '"
              + SETTINGS
              + "'. Check the name, or create one with 'vaultline vault create'",
          e);
    }
  }

  /** What was fixed when the vault was created. */
  public VaultSettings settings() {
    return settings;
  }

  /** Where the vault's objects live. */
  public VaultStore store() {
    return store;
  }

  /** Buffers for those who work with the vault. */
  public BufferPool buffers() {
    return BufferPool.shared();
  }

  /** How a disk of a size is divided in this vault. */
  public DiskLayout layout(long diskSize) {
    return new DiskLayout(diskSize, settings.blockSize().bytes(), settings.blocksPerPage());
  }
}
