package dev.vaultline.local;

import dev.vaultline.local.app.AppOptions;
import dev.vaultline.local.app.AppSettings;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.app.OutputSink;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Loads staged samples. */
public final class SampleApps {
  private SampleApps() {}

  public static FunctionApp load(Path folder, Path notes, Map<String, String> settings) {
    return load(folder, notes, settings, (binding, base64, text) -> {});
  }

  public static FunctionApp load(
      Path folder, Path notes, Map<String, String> settings, OutputSink outputs) {
    return FunctionApp.load(
        new AppOptions(
            folder,
            new AppSettings(settings).with("NOTES", notes.toString()).with("WORK_QUEUE", "work"),
            URI.create("http://localhost:4001"),
            URI.create("http://localhost:7071"),
            2,
            outputs));
  }
}
