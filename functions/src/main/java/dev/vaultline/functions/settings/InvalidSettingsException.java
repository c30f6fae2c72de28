package dev.vaultline.functions.settings;

import dev.vaultline.engine.VaultlineException;
import java.util.List;

/** Settings are missing or wrong; the message names each of them. */
public final class InvalidSettingsException extends VaultlineException {

  InvalidSettingsException(List<String> faults) {
    super(
        Remedy.FIX_INPUT,
        "the function app can't start with its settings: " + String.join("; ", faults),
        null);
  }
}
