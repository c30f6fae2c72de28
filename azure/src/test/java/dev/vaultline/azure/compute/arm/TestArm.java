package dev.vaultline.azure.compute.arm;

import dev.vaultline.azure.account.Credentials;
import dev.vaultline.azure.compute.ComputeOperation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A connection to a scripted Azure; what would have been waited for is counted. */
public final class TestArm {
  public static final String ENDPOINT = "http://127.0.0.1:7073";
  public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  public final ScriptedHttp http = new ScriptedHttp();
  public final List<Duration> waited = new ArrayList<>();
  public final List<ComputeOperation> throttled = new ArrayList<>();
  public final ArmConnection connection =
      new ArmConnection(
          new ArmEndpoint(URI.create(ENDPOINT)),
          Credentials.emulator(),
          http,
          Clock.fixed(NOW, ZoneOffset.UTC),
          Waits.SHORT,
          waited::add,
          throttled::add);
}
