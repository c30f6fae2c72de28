import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.azure.storage.blob.specialized.SpecializedBlobClientBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.compute.ComputeOptions;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Emulated machines of two disks each, without Azure's waits between restore points. The emulator
 * runs in this process, so that its processor time and its requests to the storage account are not
 * taken for the host's.
 */
final class Machines implements AutoCloseable {
  static final int DISKS = 2;
  private static final String GROUP =
      "/subscriptions/" + ComputeEmulator.SUBSCRIPTION + "/resourceGroups/machines";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ComputeEmulator emulator;
  private final List<String> names = new ArrayList<>();

  private Machines(ComputeEmulator emulator) {
    this.emulator = emulator;
  }

  /**
   * What a disk of a machine is.
   *
   * @param size in bytes
   * @param written bytes that are in use of each piece
   * @param piece bytes between the beginnings of what is in use
   */
  record Shape(int size, int written, int piece) {
    static final Shape SMALL = new Shape(1 << 20, 64 << 10, 1 << 20);
  }

  static Machines in(Path folder, String connectionString) {
    ComputeOptions options = ComputeOptions.onPort(0);
    return new Machines(
        ComputeEmulator.start(
            options.withLimits(options.limits().withoutWaits()),
            folder.resolve("compute.db"),
            connectionString,
            Clock.systemUTC()));
  }

  /** Where the emulator itself is. */
  URI endpoint() {
    return emulator.endpoint();
  }

  /** Makes further machines, with something on both disks; returns their names. */
  List<String> create(String prefix, int count, Shape shape) throws Exception {
    return create(prefix, count, shape, Map.of());
  }

  /** Makes further machines with tags. */
  List<String> create(String prefix, int count, Shape shape, Map<String, String> tags)
      throws Exception {
    String disk = "{\"sizeBytes\": " + shape.size() + "}";
    emulator.create(
        (ObjectNode)
            JSON.readTree(
                """
                {"resourceGroup": "machines", "location": "westeurope", "machines": [
                  {"name": "%s", "count": %d, "power": "running", "tags": %s,
                   "osDisk": %s, "dataDisks": [%s]}]}
                """
                    .formatted(prefix, count, JSON.writeValueAsString(tags), disk, disk)));
    List<String> made = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      made.add(String.format(Locale.ROOT, "%s-%04d", prefix, number));
    }
    Together.each(
        made,
        name -> {
          for (String end : List.of("-os", "-data0")) {
            PageBlobClient guest = guest(name + end);
            for (int at = 0; at < shape.size(); at += shape.piece()) {
              write(guest, at, shape.written(), name + end + at);
            }
          }
        });
    names.addAll(made);
    return made;
  }

  /** The names of all machines. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The id of a machine. */
  static String id(String name) {
    return GROUP + "/providers/Microsoft.Compute/virtualMachines/" + name;
  }

  /** Writes 64 KiB to the data disk of each machine. */
  void change() throws Exception {
    Together.each(names, name -> write(guest(name + "-data0"), 512 << 10, 64 << 10, name + "new"));
  }

  /** Has the emulator wait before each answer to a read of a disk. */
  void slowDown(int milliseconds) throws Exception {
    Http.send(
        "POST",
        endpoint().resolve("/emulator/faults"),
        "{\"type\": \"slowDisk\", \"kind\": \"*\", \"amount\": %d}".formatted(milliseconds));
  }

  private PageBlobClient guest(String disk) throws Exception {
    String id = GROUP + "/providers/Microsoft.Compute/disks/" + disk;
    String query = "/emulator/disk?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    String answer = Http.send("GET", endpoint().resolve(query), "");
    return new SpecializedBlobClientBuilder()
        .endpoint(JSON.readTree(answer).path("url").asText())
        .buildPageBlobClient();
  }

  private static void write(PageBlobClient guest, long offset, int length, String seed) {
    byte[] bytes = new byte[length];
    new Random(seed.hashCode()).nextBytes(bytes);
    PageRange range = new PageRange().setStart(offset).setEnd(offset + length - 1);
    guest.uploadPages(range, new ByteArrayInputStream(bytes));
  }

  @Override
  public void close() {
    emulator.close();
  }
}
