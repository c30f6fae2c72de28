package dev.vaultline.pipeline;

import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * One open vault over the stores of all worlds, one after the other: its buffers are a hundred
 * megabytes, and to get them from the system anew takes far longer than a test.
 */
final class SharedBuffers {
  private static @Nullable VaultStore current;
  private static @Nullable Vault shared;

  private SharedBuffers() {}

  /** The shared vault, working on a store that holds a vault of the same settings. */
  static synchronized Vault of(Vault vault, VaultStore store) {
    current = store;
    if (shared == null || !shared.settings().equals(vault.settings())) {
      shared = Vault.open(delegate());
    }
    return shared;
  }

  private static synchronized @Nullable VaultStore current() {
    return current;
  }

  private static VaultStore delegate() {
    return (VaultStore)
        Proxy.newProxyInstance(
            VaultStore.class.getClassLoader(),
            new Class<?>[] {VaultStore.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(current(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
