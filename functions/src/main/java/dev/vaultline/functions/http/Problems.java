package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpStatus;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.NotFoundException;

/** Failures as RFC 9457 problem details. */
final class Problems {
  private Problems() {}

  static HttpStatus status(RuntimeException failure) {
    if (failure instanceof NotFoundException) {
      return HttpStatus.NOT_FOUND;
    }
    if (failure instanceof ConflictException) {
      return HttpStatus.CONFLICT;
    }
    if (failure instanceof MalformedException) {
      return HttpStatus.BAD_REQUEST;
    }
    if (failure instanceof VaultlineException known) {
      return status(known.remedy());
    }
    return HttpStatus.INTERNAL_SERVER_ERROR;
  }

  private static HttpStatus status(VaultlineException.Remedy remedy) {
    return switch (remedy) {
      case FIX_INPUT -> HttpStatus.BAD_REQUEST;
      case RETRY -> HttpStatus.SERVICE_UNAVAILABLE;
      case DAMAGED, STOP, OUTCOME_UNKNOWN -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  static ObjectNode body(HttpStatus status, RuntimeException failure) {
    return Json.object()
        .put("type", "about:blank")
        .put("title", title(status))
        .put("status", status.value())
        .put("detail", detail(failure));
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "The request is not valid";
      case NOT_FOUND -> "There is no such thing";
      case CONFLICT -> "Not possible in this state";
      case SERVICE_UNAVAILABLE -> "Not possible at the moment";
      default -> "A failure of the service";
    };
  }

  private static String detail(RuntimeException failure) {
    if (failure instanceof MalformedException) {
      return "the request's body is not what is expected: " + failure.getMessage();
    }
    return failure instanceof VaultlineException
        ? String.valueOf(failure.getMessage())
        : "the service's log has the details";
  }
}
