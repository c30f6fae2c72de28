package dev.vaultline.azure.managed;

import com.azure.storage.blob.specialized.PageBlobClient;
import com.azure.storage.blob.specialized.SpecializedBlobClientBuilder;
import dev.vaultline.azure.account.Connections;
import dev.vaultline.azure.account.Retries;
import dev.vaultline.azure.compute.AccessUrl;
import dev.vaultline.azure.compute.ResourceId;
import dev.vaultline.azure.failure.ServiceError;
import java.util.function.Function;

/** What a snapshot holds, read through the access that is granted to it. */
final class GrantedBlob {
  private final SnapshotGrants grants;
  private final ResourceId snapshot;

  GrantedBlob(SnapshotGrants grants, ResourceId snapshot) {
    this.grants = grants;
    this.snapshot = snapshot;
  }

  /**
   * Asks something. Access that ended meanwhile, by its time or because somebody ended it, is asked
   * for anew, once.
   */
  <T> T ask(Function<PageBlobClient, T> question) {
    try {
      return question.apply(client(grants.url(snapshot)));
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, 403)) {
        throw e;
      }
      grants.forget(snapshot);
      return question.apply(client(grants.url(snapshot)));
    }
  }

  /** The signed URL; a secret. */
  AccessUrl url() {
    return grants.url(snapshot);
  }

  /** Forgets the URL, which may not work any more. */
  void forget() {
    grants.forget(snapshot);
  }

  private static PageBlobClient client(AccessUrl url) {
    return new SpecializedBlobClientBuilder()
        .endpoint(url.value())
        .httpClient(Connections.HTTP)
        .retryOptions(Retries.PATIENT.forStorage())
        .buildPageBlobClient();
  }
}
