package dev.vaultline.local.app;

import java.net.URI;
import java.nio.file.Path;

/**
 * What an app needs to be loaded.
 *
 * @param folder the staging folder
 * @param settings the app settings
 * @param hub where the task hub listens, such as {@code http://localhost:4001}
 * @param http where the app's own HTTP functions are, such as {@code http://localhost:7071}
 * @param cores the processors that concurrency limits are derived from
 * @param outputs takes what functions write to output bindings
 */
public record AppOptions(
    Path folder, AppSettings settings, URI hub, URI http, int cores, OutputSink outputs) {}
