package dev.vaultline.azure.compute.arm;

import com.azure.core.exception.ClientAuthenticationException;
import dev.vaultline.engine.VaultlineException.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Says in our words why Azure did not do what was asked, and what can be done about it. */
final class ArmFailures {

  /** What passes by itself, whatever the status. */
  private static final Set<String> TRANSIENT =
      Set.of(
          "AllocationFailed",
          "AnotherOperationInProgress",
          "AttachDiskWhileBeingDetached",
          "Conflict",
          "GatewayTimeout",
          "InternalExecutionError",
          "InternalOperationError",
          "InternalServerError",
          "NetworkingInternalOperationError",
          "OperationPreempted",
          "OperationPreemptedByMoreRecentOperation",
          "OverconstrainedAllocationRequest",
          "PreviousOperationInProgress",
          "ResourceGroupBeingDeleted",
          "RetryableError",
          "RetryableErrorDueToAnotherOperation",
          "ServerTimeout",
          "ServiceUnavailable",
          "StorageFailure/SocketException",
          "VMExtensionProvisioningTimeout",
          "ZonalAllocationFailed");

  /** What a person with more rights than ours must change. */
  private static final Set<String> STOP =
      Set.of(
          "AuthorizationFailed",
          "LinkedAuthorizationFailed",
          "MissingSubscriptionRegistration",
          "NotAvailableForSubscription",
          "QuotaExceeded",
          "ReadOnlyDisabledSubscription",
          "RequestDisallowedByPolicy",
          "ScopeLocked",
          "SkuNotAvailable");

  private ArmFailures() {}

  /** A request that was answered with an error. */
  static ArmException refused(ArmRequest request, ArmAnswer answer) {
    ArmError error = ArmError.of(answer.body());
    Remedy remedy = remedy(answer.status(), error.code(), request.isRepeatable());
    return new ArmException(
        remedy,
        answer.status(),
        error.code(),
        "%s was refused (HTTP %d): %s; %s (request %s)"
            .formatted(
                request, answer.status(), error, advice(remedy, request), answer.requestId()),
        null);
  }

  /** A request that may have been carried out, for no answer came. */
  static ArmException unanswered(ArmRequest request, RuntimeException failure) {
    Remedy remedy = request.isRepeatable() ? Remedy.RETRY : Remedy.OUTCOME_UNKNOWN;
    String message =
        "%s had no answer: the connection broke or timed out; %s"
            .formatted(request, advice(remedy, request));
    return new ArmException(remedy, 0, "", message, failure);
  }

  /** Whether a call ended without an answer, for a reason on the way. */
  static boolean isBrokenConnection(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ClientAuthenticationException) {
        return false;
      }
      if (at instanceof IOException
          || at instanceof UncheckedIOException
          || at instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** A request that was never made, for want of an identity. */
  static RuntimeException notSent(ArmRequest request, RuntimeException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ClientAuthenticationException) {
        return new ArmException(
            Remedy.STOP,
            0,
            "",
            request
                + " was not sent: no Azure identity was found; sign in (az login), or give the"
                + " app a managed identity",
            failure);
      }
    }
    return failure;
  }

  /** An operation that was accepted and failed later on. */
  static ArmException failed(ArmRequest request, String state, ArmError error) {
    Remedy remedy = remedy(0, error.code(), true);
    String message =
        "%s ended as %s: %s; %s".formatted(request, state, error, advice(remedy, request));
    return new ArmException(remedy, 0, error.code(), message, null);
  }

  /** An operation Azure no longer knows of. */
  static ArmException forgotten(ArmRequest request) {
    return new ArmException(
        Remedy.OUTCOME_UNKNOWN,
        404,
        "",
        request + " is no longer known to Azure; look whether it took effect",
        null);
  }

  /** An answer that is not what the interface promises. */
  static ArmException unexpected(ArmRequest request, String found) {
    return new ArmException(
        Remedy.STOP, 0, "", request + " was answered with " + found + ", which is not known", null);
  }

  private static Remedy remedy(int status, String code, boolean repeatable) {
    if (STOP.contains(code) || status == 401 || status == 403) {
      return Remedy.STOP;
    }
    if (status >= 500 || status == 408) {
      return repeatable ? Remedy.RETRY : Remedy.OUTCOME_UNKNOWN;
    }
    return TRANSIENT.contains(code) ? Remedy.RETRY : Remedy.FIX_INPUT;
  }

  private static String advice(Remedy remedy, ArmRequest request) {
    return switch (remedy) {
      case RETRY -> "try again later";
      case OUTCOME_UNKNOWN -> "look whether it took effect before trying again";
      case STOP ->
          "check the role of this identity (it needs "
              + request.operation().action()
              + "), the subscription's quota, policies and locks";
      default -> "change what is asked for";
    };
  }
}
