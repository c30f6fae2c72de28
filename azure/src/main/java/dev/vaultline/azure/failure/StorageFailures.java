package dev.vaultline.azure.failure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says in our words why a storage service did not do what was asked. The messages name the place,
 * never its query, which may be a signature.
 */
public final class StorageFailures {

  /** What a call that failed may have done all the same. */
  public enum Effect {
    /** Nothing: it only asks, or may be repeated without harm. */
    NONE,
    /** It may have changed something. */
    CHANGE
  }

  private StorageFailures() {}

  /**
   * Translates a failure of the SDK. What is no failure of a call is returned as it is.
   *
   * @param place what was spoken to, without its query
   * @param doing what failed, as in "could not …"
   */
  public static RuntimeException translate(
      RuntimeException failure, Effect effect, String place, String doing) {
    String what = "could not " + doing + " in " + place + ": ";
    Optional<ServiceError> error = ServiceError.of(failure);
    if (error.isPresent()) {
      return refused(failure, error.get(), effect, what);
    }
    if (find(failure, ClientAuthenticationException.class).isPresent()) {
      return new StoreUnavailableException(
          Remedy.STOP,
          what + "no Azure identity was found; sign in (az login), or give a URL with a SAS",
          failure);
    }
    return broken(failure, effect, what);
  }

  /** Whether a call ran out of time, at the service or here. */
  public static boolean isTimeout(Throwable failure) {
    return ServiceError.is(failure, "OperationTimedOut")
        || find(failure, TimeoutException.class).isPresent();
  }

  private static StoreUnavailableException refused(
      RuntimeException failure, ServiceError error, Effect effect, String what) {
    String message = what + error + "; ";
    if (error.status() == 401 || error.status() == 403) {
      return new StoreUnavailableException(Remedy.STOP, message + rights(error), failure);
    }
    if (error.status() == 429 || error.status() == 503) {
      return new StoreUnavailableException(
          Remedy.RETRY, message + "the service is busy or throttles: try again later", failure);
    }
    if (error.status() >= 500 || error.status() == 408) {
      return new StoreUnavailableException(
          unfinished(effect), message + "the service failed: try again later", failure);
    }
    return new StoreUnavailableException(
        Remedy.STOP, message + "the service refuses this request", failure);
  }

  private static String rights(ServiceError error) {
    return switch (error.code()) {
      case "AuthorizationPermissionMismatch", "InsufficientAccountPermissions" ->
          "give this identity the role Storage Blob (or Queue, or Table) Data Contributor";
      case "AuthenticationFailed" ->
          "check that the key or SAS is of this account and the SAS has not expired";
      case "AuthorizationFailure" ->
          "check the account's network rules and the permissions of the SAS";
      case "PublicAccessNotPermitted", "NoAuthenticationInformation" ->
          "it needs an identity, a key or a SAS";
      default -> "check the rights of this identity, key or SAS";
    };
  }

  private static RuntimeException broken(RuntimeException failure, Effect effect, String what) {
    Optional<UnknownHostException> host = find(failure, UnknownHostException.class);
    if (host.isPresent()) {
      return new StoreUnavailableException(
          Remedy.RETRY,
          what + "the name of the host is not known; check the URL and the network",
          failure);
    }
    if (find(failure, TimeoutException.class).isPresent()) {
      return new StoreUnavailableException(
          unfinished(effect), what + "no answer in time; try again later", failure);
    }
    Optional<IOException> io = find(failure, IOException.class);
    if (io.isPresent()
        || failure instanceof UncheckedIOException
        || failure instanceof HttpResponseException) {
      String reason = io.map(StorageFailures::reason).orElse("the connection broke");
      return new StoreUnavailableException(
          unfinished(effect), what + reason + "; check the network and try again", failure);
    }
    return failure;
  }

  private static Remedy unfinished(Effect effect) {
    return effect == Effect.CHANGE ? Remedy.OUTCOME_UNKNOWN : Remedy.RETRY;
  }

  private static String reason(IOException failure) {
    @Nullable String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    return message == null || message.contains("?") ? type : type + " (" + message + ")";
  }

  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
