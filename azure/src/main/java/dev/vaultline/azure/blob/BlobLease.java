package dev.vaultline.azure.blob;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.core.util.DateTimeRfc1123;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlobAcquireLeaseOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.specialized.BlobLeaseClient;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import dev.vaultline.azure.failure.ServiceError;
import dev.vaultline.azure.failure.StorageFailures;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.store.Lease;
import dev.vaultline.engine.store.LeaseLostException;
import dev.vaultline.engine.store.ObjectName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A lease on an object, which runs out 60 seconds after it was last renewed. What is leased is an
 * empty blob beside the vault's objects: a leased blob refuses changes, and a lease is to change
 * nothing for anybody but those who want it.
 */
final class BlobLease implements Lease {
  private static final int SECONDS = 60;

  private final ObjectName name;
  private final String location;
  private final BlobLeaseClient client;
  private final Instant acquiredAt;
  private boolean closed;

  private BlobLease(ObjectName name, String location, BlobLeaseClient client, Instant acquiredAt) {
    this.name = name;
    this.location = location;
    this.client = client;
    this.acquiredAt = acquiredAt;
  }

  /** Takes the lease unless somebody holds it. Failures are those of the SDK. */
  static Optional<Lease> tryTake(BlobContainerClient container, ObjectName name, String location) {
    BlobClient leased = container.getBlobClient(".locks/lease-" + digest(name).substring(0, 32));
    createIfAbsent(leased, name);
    // The client proposes an id of its own, so that a repeated request finds its own lease.
    BlobLeaseClient client = new BlobLeaseClientBuilder().blobClient(leased).buildClient();
    try {
      Response<String> answer =
          client.acquireLeaseWithResponse(new BlobAcquireLeaseOptions(SECONDS), null, Context.NONE);
      return Optional.of(new BlobLease(name, location, client, date(answer)));
    } catch (RuntimeException e) {
      if (ServiceError.is(e, "LeaseAlreadyPresent")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void createIfAbsent(BlobClient leased, ObjectName name) {
    BlobParallelUploadOptions options =
        new BlobParallelUploadOptions(BinaryData.fromString("lease on " + name + "\n"))
            .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
    try {
      leased.uploadWithResponse(options, null, Context.NONE);
    } catch (RuntimeException e) {
      if (!ServiceError.is(e, "BlobAlreadyExists", "ConditionNotMet", "LeaseIdMissing")) {
        throw e;
      }
    }
  }

  private static Instant date(Response<String> answer) {
    return new DateTimeRfc1123(answer.getHeaders().getValue(HttpHeaderName.DATE))
        .getDateTime()
        .toInstant();
  }

  @Override
  public Instant acquiredAt() {
    return acquiredAt;
  }

  @Override
  public synchronized void renew() {
    if (closed) {
      throw new LeaseLostException(name);
    }
    try {
      client.renewLease();
    } catch (RuntimeException e) {
      if (ServiceError.is(e, 409) || ServiceError.is(e, 404) || ServiceError.is(e, 412)) {
        throw new LeaseLostException(name);
      }
      throw StorageFailures.translate(e, Effect.NONE, location, "renew the lease on " + name);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      client.releaseLease();
    } catch (RuntimeException e) {
      // Whether it was lost before or cannot be given up now: it runs out by itself.
      if (ServiceError.of(e).isEmpty()) {
        StorageFailures.translate(e, Effect.NONE, location, "release the lease on " + name);
      }
    }
  }

  private static String digest(ObjectName name) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.value().getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
