package dev.vaultline.azure.account;

/** The storage emulator Azurite, whose account and key are published and no secret. */
public final class Emulator {
  /** The account that it always has. */
  public static final String ACCOUNT = "devstoreaccount1";

  /** The key of that account. */
  static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private Emulator() {}
}
