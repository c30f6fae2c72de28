package dev.vaultline.pipeline.vault;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.vault.VaultSettings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens a vault when it is first asked for, and makes the store one if it is none. */
public final class LazyVault implements Supplier<Vault> {
  private final Supplier<VaultStore> store;
  private final Supplier<VaultSettings> settings;
  private @Nullable Vault vault;

  /**
   * @param store gives the place of the vault; called again while it fails
   * @param settings of a vault that has to be created
   */
  public LazyVault(Supplier<VaultStore> store, Supplier<VaultSettings> settings) {
    this.store = store;
    this.settings = settings;
  }

  @Override
  public synchronized Vault get() {
    Vault opened = vault;
    if (opened == null) {
      opened = open(store.get());
      vault = opened;
    }
    return opened;
  }

  private Vault open(VaultStore place) {
    if (place.find(Vault.SETTINGS).isEmpty()) {
      try {
        return Vault.create(place, settings.get());
      } catch (InvalidInputException e) {
        // Another instance was faster: the vault is there now.
        return Vault.open(place);
      }
    }
    return Vault.open(place);
  }
}
