package dev.vaultline.tests.endtoend;

import static dev.vaultline.tests.endtoend.EmulatedMachine.DISK;
import static dev.vaultline.tests.endtoend.EmulatedMachine.id;
import static dev.vaultline.tests.endtoend.EmulatedMachine.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableItem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine's way into the vault and back, by requests alone, on the emulator of Compute; and that
 * the signed addresses by which its disks are read and written are kept nowhere on it.
 */
final class MachineRoundTripTest {
  private static final String ITEM = "web-1";
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String SIGNATURE = "sig=";

  @TempDir private Path folder;

  private TestStorage storage;
  private EmulatedMachine web;
  private TestHost host;

  @BeforeEach
  void start() {
    storage = new TestStorage();
    web = EmulatedMachine.start(folder, storage, ITEM);
    startHost(Map.of("AzureWebJobs.TransferPart.Disabled", "true"));
  }

  @AfterEach
  void stop() {
    host.close();
    web.close();
    storage.close();
  }

  private void startHost(Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("VAULTLINE_ARM_ENDPOINT", web.endpoint().toString());
    host = TestHost.startTelling(folder.resolve("host"), storage, log(), all);
  }

  private Path log() {
    return folder.resolve("host.log");
  }

  @Test
  void whatIsBackedUpByRequestIsRestoredByRequestAndNoSignatureIsKept() throws IOException {
    byte[][] saved = {content(1), content(2)};
    write(saved);
    host.service().protectMachine(ITEM, web.machine().id().value());
    String backup = host.service().backUp(ITEM);
    List<String> messages = storage.transfers().awaitSome();
    assertThat(messages).allSatisfy(text -> assertThat(text).contains(backup));
    assertThat(messages).noneMatch(text -> text.contains(SIGNATURE));
    host.close();
    // Workers are refused in the middle, and ask for access anew.
    web.fault("{'type':'earlyExpiry','kind':'*','amount':0,'count':2}");
    startHost(Map.of());
    assertDone(backup);

    write(content(3), content(4));
    String point = host.service().points(ITEM).get(0).path("id").asText();
    restore(point, "{'kind':'managed-disks','prefix':'v-','from':'vault'}");
    assertSaved(saved, "v-");
    restore(point, "{'kind':'managed-disks','prefix':'s-','from':'snapshot'}");
    assertSaved(saved, "s-");
    host.close();
    assertNoSignature();
  }

  private void restore(String point, String to) {
    assertDone(host.service().restore(ITEM, point, object(to)));
  }

  private void assertDone(String id) {
    JsonNode job =
        Eventually.await("job " + id, LIMIT, () -> host.service().job(id), Service::hasEnded);
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
  }

  private void write(byte[]... contents) {
    for (int number = 0; number < contents.length; number++) {
      web.write(web.disk(number), contents[number]);
    }
  }

  private void assertSaved(byte[][] saved, String prefix) {
    assertThat(web.read(id("disks", prefix + "os"))).isEqualTo(saved[0]);
    assertThat(web.read(id("disks", prefix + "lun-0"))).isEqualTo(saved[1]);
  }

  private void assertNoSignature() throws IOException {
    TableServiceClient tables = storage.account().tables();
    for (TableItem table : tables.listTables()) {
      tables
          .getTableClient(table.getName())
          .listEntities()
          .forEach(row -> assertThat(row.getProperties().toString()).doesNotContain(SIGNATURE));
    }
    assertThat(Files.readString(log())).contains("TransferPart");
    try (Stream<Path> files = Files.walk(folder.resolve("host"))) {
      for (Path file :
          Stream.concat(files.filter(Files::isRegularFile), Stream.of(log())).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text.contains(SIGNATURE)).as("%s", file).isFalse();
      }
    }
  }

  /** Random bytes with a hole. */
  private static byte[] content(int seed) {
    byte[] content = new byte[DISK];
    new Random(seed).nextBytes(content);
    Arrays.fill(content, DISK / 4, DISK / 2, (byte) 0);
    return content;
  }
}
