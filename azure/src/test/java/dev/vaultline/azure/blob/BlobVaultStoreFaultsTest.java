package dev.vaultline.azure.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import dev.vaultline.azure.account.Credentials;
import dev.vaultline.azure.account.Retries;
import dev.vaultline.azure.account.StorageAccount;
import dev.vaultline.azure.azurite.Azurite;
import dev.vaultline.azure.azurite.AzuriteExtension;
import dev.vaultline.azure.azurite.LossyProxy;
import dev.vaultline.azure.azurite.LossyProxy.Loss;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.Lease;
import dev.vaultline.engine.store.ObjectExistsException;
import dev.vaultline.engine.store.ObjectName;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over a connection that loses requests and answers. */
@ExtendWith(AzuriteExtension.class)
class BlobVaultStoreFaultsTest {
  private static final ObjectName NAME = new ObjectName("points/record");
  private static final Retries THREE_TRIES =
      new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(10));

  private final LossyProxy proxy;
  private final BlobVaultStore direct;
  private final BlobVaultStore lossy;

  BlobVaultStoreFaultsTest(Azurite azurite) throws IOException {
    BlobContainerClient container = azurite.container();
    URI real = URI.create(azurite.account().blobs().getAccountUrl());
    proxy = new LossyProxy(real.getPort());
    BlobServiceClient service =
        StorageAccount.blobs(
            URI.create("http://127.0.0.1:" + proxy.port() + real.getPath()),
            Credentials.emulator(),
            THREE_TRIES);
    direct = new BlobVaultStore(container);
    lossy = new BlobVaultStore(service.getBlobContainerClient(container.getBlobContainerName()));
  }

  @AfterEach
  void closeProxy() throws IOException {
    proxy.close();
  }

  @Test
  void a_put_whose_answer_is_lost_succeeds() {
    proxy.lose(Loss.ANSWER, 1);

    lossy.putIfAbsent(NAME, content(3));

    assertThat(proxy.lost()).isEqualTo(1);
    assertThat(direct.get(NAME)).hasSize(3);
  }

  @Test
  void a_put_whose_answer_is_lost_is_not_taken_for_that_of_somebody_else() {
    direct.putIfAbsent(NAME, content(3));
    proxy.lose(Loss.ANSWER, 1);

    assertThatThrownBy(() -> lossy.putIfAbsent(NAME, content(3)))
        .isInstanceOf(ObjectExistsException.class);
  }

  @Test
  void a_replacement_whose_answer_is_lost_succeeds() {
    direct.putIfAbsent(NAME, content(3));
    String version = direct.find(NAME).orElseThrow().version();
    proxy.lose(Loss.ANSWER, 1);

    lossy.replace(NAME, content(5), version);

    assertThat(direct.get(NAME)).hasSize(5);
  }

  @Test
  void a_lease_whose_answer_is_lost_is_held() {
    direct.putIfAbsent(NAME, content(1));
    direct.tryLease(NAME).orElseThrow().close();
    // The object is looked up and the leased blob made before the lease itself is asked for.
    proxy.loseAfter(2, Loss.ANSWER);

    try (Lease lease = lossy.tryLease(NAME).orElseThrow()) {
      lease.renew();
      assertThat(direct.tryLease(NAME)).isEmpty();
    }
    assertThat(proxy.lost()).isEqualTo(1);
  }

  @Test
  void a_read_is_repeated_when_its_answer_is_lost() {
    direct.putIfAbsent(NAME, content(100_000));
    proxy.lose(Loss.ANSWER, 1);
    ByteBuffer target = ByteBuffer.allocate(99_999);

    lossy.read(NAME, 1, target);

    assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(direct.get(NAME), 1, 99_999));
  }

  @Test
  void a_read_goes_on_where_its_answer_breaks_off() {
    direct.putIfAbsent(NAME, content(3 << 20));
    proxy.lose(Loss.HALF_OF_THE_ANSWER, 1);
    ByteBuffer target = ByteBuffer.allocate((3 << 20) - 7);

    lossy.read(NAME, 7, target);

    assertThat(proxy.lost()).isEqualTo(1);
    assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(direct.get(NAME)).position(7));
  }

  @Test
  void says_that_the_outcome_of_a_change_is_unknown_when_no_answer_comes() {
    direct.putIfAbsent(NAME, content(1));
    proxy.lose(Loss.ANSWER, 100);

    assertUnavailable(Remedy.OUTCOME_UNKNOWN, () -> lossy.putIfAbsent(NAME, content(2)));
    assertUnavailable(Remedy.RETRY, () -> lossy.get(NAME));
    assertUnavailable(Remedy.RETRY, () -> lossy.find(NAME));
    assertUnavailable(Remedy.RETRY, () -> lossy.list("").forEach(found -> {}));
  }

  private static void assertUnavailable(Remedy remedy, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(StoreUnavailableException.class)
        .extracting(e -> ((VaultlineException) e).remedy())
        .isEqualTo(remedy);
  }

  private static List<ByteBuffer> content(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return List.of(ByteBuffer.wrap(bytes));
  }
}
