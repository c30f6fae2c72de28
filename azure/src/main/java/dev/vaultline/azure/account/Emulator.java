package dev.vaultline.azure.account;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The storage emulator Azurite, whose account and key are published and no secret. */
public final class Emulator {
  /** The account that it always has. */
  public static final String ACCOUNT = "devstoreaccount1";

  /** The key of that account. */
  static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private Emulator() {}

  /**
   * What of an address is the emulator's own, such as {@code devstoreaccount1/disks/web}: the path
   * without scheme, host and port, which may be others at its next start.
   *
   * @return nothing when it is no address of an emulator on this machine
   */
  public static Optional<String> pathOf(URI address) {
    if (!THIS_MACHINE.contains(String.valueOf(address.getHost()))) {
      return Optional.empty();
    }
    String path = String.valueOf(address.getRawPath()).replaceFirst("^/", "");
    return path.equals(ACCOUNT) || path.startsWith(ACCOUNT + "/")
        ? Optional.of(path)
        : Optional.empty();
  }
}
