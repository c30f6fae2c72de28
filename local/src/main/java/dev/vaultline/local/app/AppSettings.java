package dev.vaultline.local.app;

import dev.vaultline.local.fault.LocalHostException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The app settings, which Azure hands to an app as environment variables. One JVM cannot set its
 * own environment, so that the host sets system properties of the same names; an app reads the
 * environment first, then those.
 *
 * @param values setting to value; values can be secrets and never go into a message
 */
public record AppSettings(Map<String, String> values) {
  /** The connection that a binding uses when it names none. */
  public static final String DEFAULT_CONNECTION = "AzureWebJobsStorage";

  private static final Pattern REFERENCE = Pattern.compile("%([^%]+)%");

  public AppSettings {
    values = Map.copyOf(values);
  }

  /** These settings and one more, which replaces one of the same name. */
  public AppSettings with(String name, String value) {
    Map<String, String> extended = new TreeMap<>(values);
    extended.put(name, value);
    return new AppSettings(extended);
  }

  /** The value of a setting. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The text of a binding with every {@code %NAME%} replaced by the setting of that name.
   *
   * @throws LocalHostException when there is no such setting
   */
  public String resolve(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value =
          find(name)
              .orElseThrow(
                  () ->
                      new LocalHostException(
                          "The binding text '%s' needs the app setting %s. Set it."
                              .formatted(text, name)));
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(resolved).toString();
  }

  /**
   * The connection string behind a binding's connection name.
   *
   * @throws LocalHostException when no setting of that name holds one
   */
  public String connectionString(String connection) {
    return find(connection)
        .or(() -> find("AzureWebJobs" + connection))
        .filter(value -> !value.isBlank())
        .orElseThrow(
            () ->
                new LocalHostException(
                    "A binding needs the storage connection '%s', and no app setting of that name holds a connection string. Set it."
                        .formatted(connection)));
  }

  /**
   * Whether a function is switched off the way Azure does it: {@code AzureWebJobs.<name>.Disabled}
   * is true or 1.
   */
  boolean disables(String functionName) {
    return find("AzureWebJobs." + functionName + ".Disabled")
        .map(value -> value.equalsIgnoreCase("true") || value.equals("1"))
        .orElse(false);
  }

  @Override
  public String toString() {
    return "AppSettings" + new TreeMap<>(values).keySet();
  }
}
