package dev.vaultline.local;

import dev.vaultline.local.app.AppOptions;
import dev.vaultline.local.app.AppSettings;
import dev.vaultline.local.app.FunctionApp;
import dev.vaultline.local.queue.QueueOutputs;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Loads an app as it is run on this machine, by the first host or by a worker of it. */
final class AppLoading {
  /**
   * The generated classes in the durable library are of an older protobuf, which warns about each
   * of them at length.
   */
  private static final String OLD_PROTOBUF_CLASSES = "com.google.protobuf.use_unsafe_pre22_gencode";

  private AppLoading() {}

  /** To be called before anything else: it sets properties that libraries read when they load. */
  static void prepare() {
    System.setProperty(OLD_PROTOBUF_CLASSES, "true");
  }

  /**
   * Loads the app.
   *
   * @param settings the app settings
   * @param connectionString of its storage account
   * @param hubPort of its task hub
   * @param httpPort of its HTTP functions
   */
  static FunctionApp load(
      Path folder,
      Map<String, String> settings,
      String connectionString,
      int hubPort,
      int httpPort) {
    AppSettings complete =
        new AppSettings(settings)
            .with(AppSettings.DEFAULT_CONNECTION, connectionString)
            .with("FUNCTIONS_WORKER_RUNTIME", "java")
            .with("AZURE_FUNCTIONS_ENVIRONMENT", "Development")
            .with("WEBSITE_HOSTNAME", "localhost:" + httpPort);
    return FunctionApp.load(
        new AppOptions(
            folder,
            complete,
            URI.create("http://localhost:" + hubPort),
            URI.create("http://localhost:" + httpPort),
            Runtime.getRuntime().availableProcessors(),
            new QueueOutputs(complete)));
  }
}
