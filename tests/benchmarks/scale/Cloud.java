import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.blob.VaultStores;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.check.Check;
import dev.vaultline.engine.check.CheckReport;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.local.azurite.AzuriteEndpoints;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.pipeline.StorageNames;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a host uses, behind proxies that count: a storage account, and emulated machines. */
final class Cloud {
  private static final Pattern ACCOUNT = Pattern.compile("/devstoreaccount1/?([$A-Za-z0-9-]*).*");
  private static final String READS = "disk GET";

  private final AzuriteEndpoints azurite;
  private final CountingProxy blobs;
  private final CountingProxy queues;
  private final CountingProxy tables;
  private final CountingProxy compute;

  private Cloud(AzuriteEndpoints azurite, URI emulator) throws IOException {
    this.azurite = azurite;
    this.blobs = CountingProxy.before(azurite.blob(), storage("blob"));
    this.queues = CountingProxy.before(azurite.queue(), storage("queue"));
    this.tables = CountingProxy.before(azurite.table(), storage("table"));
    this.compute = CountingProxy.before(emulator, Cloud::compute);
  }

  static Cloud before(AzuriteEndpoints azurite, URI emulator) throws IOException {
    return new Cloud(azurite, emulator);
  }

  private static BiFunction<String, String, String> storage(String service) {
    return (method, path) -> {
      Matcher account = ACCOUNT.matcher(path);
      return service + " " + method + " " + (account.matches() ? account.group(1) : "?");
    };
  }

  /** By the type of a resource, or what is to be done with it; reads of disks by themselves. */
  private static String compute(String method, String target) {
    String path = target.replaceFirst("\\?.*", "");
    if (path.startsWith("/disk/")) {
      return target.contains("comp=pagelist") ? "disk " + method + " pagelist" : "disk " + method;
    }
    String[] words = path.replaceFirst(".*/providers/[^/]*/", "").split("/");
    boolean named = words.length % 2 == 0;
    return "arm " + method + " " + words[named ? words.length - 2 : words.length - 1];
  }

  /** The app settings by which a host finds it all. */
  Map<String, String> settings() {
    return Map.of(
        "AzureWebJobsStorage",
        new AzuriteEndpoints(blobs.address(), queues.address(), tables.address())
            .connectionString(),
        "VAULTLINE_ARM_ENDPOINT",
        compute.address().toString(),
        "VAULTLINE_SUBSCRIPTIONS",
        ComputeEmulator.SUBSCRIPTION);
  }

  /**
   * Requests by what they are.
   *
   * @param byCall how many of each
   */
  record Calls(Map<String, Long> byCall) {
    Calls since(Calls before) {
      Map<String, Long> since = new TreeMap<>(byCall);
      before.byCall.forEach((call, count) -> since.merge(call, -count, Long::sum));
      return new Calls(since);
    }

    long storage() {
      return of("blob ") + of("queue ") + of("table ");
    }

    long arm() {
      return of("arm ");
    }

    private long of(String service) {
      return byCall.entrySet().stream()
          .filter(call -> call.getKey().startsWith(service))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /** All requests so far. */
  Calls calls() {
    Map<String, Long> all = new TreeMap<>();
    all.putAll(blobs.counts());
    all.putAll(queues.counts());
    all.putAll(tables.counts());
    all.putAll(compute.counts());
    return new Calls(all);
  }

  /** How many reads of disks there were. */
  long reads() {
    return compute.counts().getOrDefault(READS, 0L);
  }

  /** The reads of disks since this was last asked. */
  Optional<CountingProxy.Span> takeReads() {
    return compute.takeSpan(READS);
  }

  /** Fails unless the vault has so many recovery points: what failed quickly is no result. */
  void requirePoints(int expected) {
    BlobContainerClient vault =
        account().blobs().getBlobContainerClient(StorageNames.DEFAULT_VAULT_CONTAINER);
    long found =
        vault.listBlobs(new ListBlobsOptions().setPrefix("points/"), null).stream().count();
    if (found != expected) {
      throw new IllegalStateException(
          "expected " + expected + " recovery points, found " + found + "; see the jobs");
    }
  }

  /** Fails unless every stored byte is as it should be. */
  void requireSound() {
    CheckReport report =
        new Check(
                Vault.open(VaultStores.open(account(), StorageNames.DEFAULT_VAULT_CONTAINER)), 2)
            .run(Optional.empty(), Optional.empty(), Progress.NONE);
    if (!report.sound()) {
      throw new IllegalStateException("the vault is damaged: " + report.damages());
    }
  }

  /** Past the proxies, so that it does not count. */
  private StorageAccount account() {
    return StorageAccount.ofConnectionString(azurite.connectionString());
  }
}
