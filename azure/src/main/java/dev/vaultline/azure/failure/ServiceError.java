package dev.vaultline.azure.failure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.data.tables.models.TableServiceError;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionFailedException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A refusal by a storage service.
 *
 * @param status of HTTP
 * @param code the service's word for it, e.g. {@code BlobAlreadyExists}; empty when it gave none
 */
public record ServiceError(int status, String code) {
  private static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");

  /** What a failure of the SDK says of the service's answer, when there was one. */
  public static Optional<ServiceError> of(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof HttpResponseException response && response.getResponse() != null) {
        return Optional.of(
            new ServiceError(response.getResponse().getStatusCode(), code(response)));
      }
      if (at instanceof TableTransactionFailedException) {
        String code = tableCode((TableServiceException) at);
        return Optional.of(new ServiceError(statusOf(code), code));
      }
    }
    return Optional.empty();
  }

  /** Whether a failure is a refusal with one of these codes. */
  public static boolean is(Throwable failure, String... codes) {
    return of(failure).map(error -> Set.of(codes).contains(error.code)).orElse(false);
  }

  /** Whether a failure is a refusal with this status. */
  public static boolean is(Throwable failure, int status) {
    return of(failure).map(error -> error.status == status).orElse(false);
  }

  private static String code(HttpResponseException failure) {
    @Nullable String code = failure.getResponse().getHeaders().getValue(ERROR_CODE);
    if (code == null && failure instanceof TableServiceException table) {
      return tableCode(table);
    }
    return code == null ? "" : code;
  }

  private static String tableCode(TableServiceException failure) {
    @Nullable TableServiceError error = failure.getValue();
    return error == null || error.getErrorCode() == null ? "" : error.getErrorCode().toString();
  }

  /** The SDK gives no status for the row that made a transaction fail. */
  private static int statusOf(String code) {
    return switch (code) {
      case "TableNotFound", "EntityNotFound", "ResourceNotFound" -> 404;
      case "EntityAlreadyExists" -> 409;
      case "UpdateConditionNotSatisfied" -> 412;
      case "OperationTimedOut" -> 500;
      case "ServerBusy" -> 503;
      default -> 400;
    };
  }

  @Override
  public String toString() {
    return code.isEmpty() ? "HTTP " + status : code + ", HTTP " + status;
  }
}
