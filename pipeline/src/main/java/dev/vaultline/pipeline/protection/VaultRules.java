package dev.vaultline.pipeline.protection;

import dev.vaultline.pipeline.machine.FoundMachine;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Which machines a vault takes: those of its region that are in no other vault.
 *
 * @param region of the vault; empty where any will do
 * @param vault its id
 */
public record VaultRules(Optional<String> region, Supplier<UUID> vault) {
  /** The tag that names the vault a machine is in. */
  public static final String VAULT_TAG = "vaultline-vault";

  /** Why a machine is refused; empty when it is not. */
  Optional<String> refusal(FoundMachine machine) {
    return machine.obstacle().or(() -> otherRegion(machine)).or(() -> otherVault(machine));
  }

  private Optional<String> otherRegion(FoundMachine machine) {
    return region
        .filter(own -> !plain(own).equals(plain(machine.region())))
        .map(
            own ->
                "it is in region "
                    + machine.region()
                    + ", the vault is in "
                    + own
                    + "; use a vault of its region");
  }

  private Optional<String> otherVault(FoundMachine machine) {
    return machine
        .tag(VAULT_TAG)
        .filter(other -> !other.equalsIgnoreCase(vault.get().toString()))
        .map(
            other ->
                "its tag "
                    + VAULT_TAG
                    + " says that it is in vault "
                    + other
                    + "; stop its protection there, and remove the tag");
  }

  /** Azure shows {@code West Europe} where it means {@code westeurope}. */
  private static String plain(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
