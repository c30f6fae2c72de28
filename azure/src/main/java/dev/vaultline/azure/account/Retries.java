package dev.vaultline.azure.account;

import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.time.Duration;

/**
 * How often and how long the storage services are tried; the only place that says so. What a
 * service says in {@code Retry-After} is obeyed by the SDK.
 *
 * @param tries of one request, the first included
 * @param firstDelay before the second try; doubled for each further one
 * @param longestDelay between two tries
 * @param tryTimeout of one try; a pack of 32 MiB may go over a slow line
 */
public record Retries(int tries, Duration firstDelay, Duration longestDelay, Duration tryTimeout) {
  /** For real work: outlasts throttling and a failover of half a minute. */
  public static final Retries PATIENT =
      new Retries(6, Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofMinutes(3));

  /** For Blob and Queue storage. */
  public RequestRetryOptions forStorage() {
    return new RequestRetryOptions(
        RetryPolicyType.EXPONENTIAL, tries, tryTimeout, firstDelay, longestDelay, null);
  }

  /** For Table storage. */
  RetryOptions forTables() {
    return new RetryOptions(
        new ExponentialBackoffOptions()
            .setMaxRetries(tries - 1)
            .setBaseDelay(firstDelay)
            .setMaxDelay(longestDelay));
  }

  /** For the body of a download that breaks off, which goes on where it stopped. */
  public static DownloadRetryOptions forDownloads() {
    return new DownloadRetryOptions().setMaxRetryRequests(PATIENT.tries - 1);
  }
}
