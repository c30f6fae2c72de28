package dev.vaultline.functions.settings;

import dev.vaultline.azure.compute.arm.ArmEndpoint;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.map.BlockSize;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the settings and collects what is wrong with them. */
public final class SettingsParser {
  private static final long LEAST_PART = 1L << 20;
  private static final Pattern CLIENT_ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final String SECRET = "(its value is not shown)";

  private final Function<String, Optional<String>> source;
  private final List<String> faults = new ArrayList<>();

  private SettingsParser(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /**
   * Reads all settings.
   *
   * @param source the value of a key, where it is set
   * @throws InvalidSettingsException that names everything that is missing or wrong
   */
  public static Settings parse(Function<String, Optional<String>> source) {
    return new SettingsParser(source).parse();
  }

  private Settings parse() {
    Optional<StorageSettings> storage = storage();
    Optional<VaultPlace> vault = vault();
    Optional<BlockSize> blockSize = value(SettingKey.BLOCK_SIZE, SettingsParser::blockSize);
    Optional<Integer> days = value(SettingKey.SOFT_DELETE_DAYS, SettingsParser::days);
    Optional<Long> partBytes = value(SettingKey.PART_SIZE, SettingsParser::partBytes);
    Optional<Boolean> trust = value(SettingKey.PAGE_BLOB_DIFF, SettingsParser::trust);
    Optional<Integer> history = value(SettingKey.HISTORY_DAYS, SettingsParser::historyDays);
    Optional<ArmEndpoint> arm = value(SettingKey.ARM_ENDPOINT, SettingsParser::arm);
    MachineIdentities machines =
        new MachineIdentities(
            clientId(SettingKey.BACKUP_CLIENT_ID), clientId(SettingKey.RESTORE_CLIENT_ID));
    Optional<MachineScope> scope = scope();
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
    return new Settings(
        storage.orElseThrow(),
        vault.orElseThrow(),
        blockSize.orElseThrow(),
        days.orElseThrow(),
        partBytes.orElseThrow(),
        trust.orElseThrow(),
        history.orElseThrow(),
        arm.orElseThrow(),
        machines,
        scope.orElseThrow());
  }

  private Optional<MachineScope> scope() {
    Optional<List<String>> subscriptions =
        text(SettingKey.SUBSCRIPTIONS).isEmpty()
            ? Optional.of(List.of())
            : value(SettingKey.SUBSCRIPTIONS, SettingsParser::subscriptions);
    Optional<String> group = value(SettingKey.SNAPSHOT_RESOURCE_GROUP, SettingsParser::group);
    if (subscriptions.isEmpty() || group.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new MachineScope(subscriptions.get(), text(SettingKey.REGION), group.get()));
  }

  private Optional<StorageSettings> storage() {
    Optional<String> connectionString = text(SettingKey.STORAGE);
    if (connectionString.isPresent()) {
      return connectionString.map(StorageSettings.ConnectionString::new);
    }
    if (text(SettingKey.BLOB_SERVICE).isEmpty()) {
      faults.add(
          SettingKey.STORAGE.key()
              + " is not set; expected a connection string, or an identity with "
              + SettingKey.BLOB_SERVICE.key()
              + " and its like for queues and tables");
      return Optional.empty();
    }
    Optional<URI> blobs = value(SettingKey.BLOB_SERVICE, SettingsParser::endpoint);
    Optional<URI> queues = value(SettingKey.QUEUE_SERVICE, SettingsParser::endpoint);
    Optional<URI> tables = value(SettingKey.TABLE_SERVICE, SettingsParser::endpoint);
    if (blobs.isEmpty() || queues.isEmpty() || tables.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StorageSettings.Identity(
            blobs.get(), queues.get(), tables.get(), text(SettingKey.CLIENT_ID)));
  }

  private Optional<VaultPlace> vault() {
    if (text(SettingKey.VAULT_URL).isPresent()) {
      return value(SettingKey.VAULT_URL, SettingsParser::vaultUrl);
    }
    return value(SettingKey.VAULT_CONTAINER, VaultPlace.Container::new);
  }

  private Optional<String> clientId(SettingKey key) {
    return text(key).isEmpty() ? Optional.empty() : value(key, SettingsParser::clientId);
  }

  private Optional<String> text(SettingKey key) {
    return source.apply(key.key()).map(String::strip).filter(value -> !value.isEmpty());
  }

  private <T> Optional<T> value(SettingKey key, Function<String, T> parser) {
    Optional<String> text = text(key).or(key::defaultValue);
    if (text.isEmpty()) {
      faults.add(key.key() + " is not set");
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text.get()));
    } catch (InvalidInputException e) {
      faults.add(key.key() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static List<String> subscriptions(String text) {
    List<String> ids = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    for (String id : ids) {
      if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
        throw new InvalidInputException(
            "'" + id + "' is not the id of a subscription; expected ids with commas between them");
      }
    }
    return ids;
  }

  private static String group(String text) {
    if (!text.matches("[\\w().-]{0,89}[\\w()-]")) {
      throw new InvalidInputException(
          "'" + text + "' is not the name of a resource group; expected e.g. vaultline-snapshots");
    }
    return text;
  }

  private static BlockSize blockSize(String text) {
    return new BlockSize(Math.toIntExact(Math.min(ByteSize.parse(text), Integer.MAX_VALUE)));
  }

  private static long partBytes(String text) {
    long bytes = ByteSize.parse(text);
    if (bytes < LEAST_PART) {
      throw new InvalidInputException("'" + text + "' is too small; expected at least 1MiB");
    }
    return bytes;
  }

  private static int days(String text) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 180) {
      throw new InvalidInputException("'" + text + "' is not a number of days from 0 to 180");
    }
    return Integer.parseInt(text);
  }

  private static int historyDays(String text) {
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new InvalidInputException("'" + text + "' is not a number of days from 1 to 9999");
    }
    return Integer.parseInt(text);
  }

  private static ArmEndpoint arm(String text) {
    try {
      return new ArmEndpoint(URI.create(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("'" + text + "' is not a URL", e);
    }
  }

  private static String clientId(String text) {
    if (!CLIENT_ID.matcher(text).matches()) {
      throw new InvalidInputException(
          "'"
              + text
              + "' is no client id; expected one such as"
              + " 01234567-89ab-cdef-0123-456789abcdef");
    }
    return text;
  }

  private static boolean trust(String text) {
    return switch (text) {
      case "trusted" -> true;
      case "untrusted" -> false;
      default -> throw new InvalidInputException("'" + text + "'; expected trusted or untrusted");
    };
  }

  private static URI endpoint(String text) {
    if (!text.matches("https?://[^?#\\s]+")) {
      throw new InvalidInputException(
          "expected an endpoint such as https://account.blob.core.windows.net " + SECRET);
    }
    return URI.create(text);
  }

  private static VaultPlace vaultUrl(String text) {
    if (!text.matches("https?://[^?#\\s]+/[^?#\\s]+")) {
      throw new InvalidInputException(
          "expected the URL of a container without a signature, such as"
              + " https://account.blob.core.windows.net/vault "
              + SECRET);
    }
    return new VaultPlace.Url(text);
  }
}
