package dev.vaultline.azure.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.storage.blob.models.BlobStorageException;
import dev.vaultline.azure.failure.StorageFailures.Effect;
import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageFailuresTest {
  private static final String PLACE = "https://account.blob.core.windows.net/vault";

  @ParameterizedTest
  @CsvSource({
    "401, NoAuthenticationInformation, STOP, 'it needs an identity, a key or a SAS'",
    "403, AuthenticationFailed, STOP, 'the SAS has not expired'",
    "403, AuthorizationPermissionMismatch, STOP, 'Data Contributor'",
    "403, AuthorizationFailure, STOP, 'network rules'",
    "403, SomethingNew, STOP, 'check the rights'",
    "429, TooManyRequests, RETRY, 'throttles'",
    "503, ServerBusy, RETRY, 'throttles'",
    "500, OperationTimedOut, OUTCOME_UNKNOWN, 'the service failed'",
    "500, InternalError, OUTCOME_UNKNOWN, 'the service failed'",
    "409, BlobImmutableDueToPolicy, STOP, 'refuses this request'",
  })
  void says_what_an_answer_means(int status, String code, Remedy remedy, String advice) {
    StoreUnavailableException failure = translate(answer(status, code), Effect.CHANGE);

    assertThat(failure)
        .hasMessageContaining("could not store a in " + PLACE + ": " + code + ", HTTP " + status)
        .hasMessageContaining(advice);
    assertThat(failure.remedy()).isEqualTo(remedy);
    assertThat(failure).hasCauseInstanceOf(BlobStorageException.class);
  }

  @Test
  void says_that_the_host_is_not_known() {
    RuntimeException failure = new UncheckedIOException(new UnknownHostException("nowhere"));

    assertThat(translate(failure, Effect.CHANGE).remedy()).isEqualTo(Remedy.RETRY);
    assertThat(translate(failure, Effect.CHANGE)).hasMessageContaining("check the URL");
  }

  @Test
  void does_not_know_the_outcome_of_a_change_without_an_answer() {
    for (RuntimeException failure :
        new RuntimeException[] {
          new UncheckedIOException(new ConnectException("Connection refused")),
          new RuntimeException(new TimeoutException()),
          new IllegalStateException(new IOException("reset"))
        }) {
      assertThat(translate(failure, Effect.CHANGE).remedy()).isEqualTo(Remedy.OUTCOME_UNKNOWN);
      assertThat(translate(failure, Effect.NONE).remedy()).isEqualTo(Remedy.RETRY);
    }
  }

  @Test
  void says_how_to_sign_in() {
    RuntimeException failure = new ClientAuthenticationException("no credential", null);

    assertThat(translate(failure, Effect.NONE)).hasMessageContaining("az login");
    assertThat(translate(failure, Effect.NONE).remedy()).isEqualTo(Remedy.STOP);
  }

  @Test
  void shows_no_query_of_a_url() {
    RuntimeException failure =
        new UncheckedIOException(new IOException("GET https://host/c/b?sig=secret broke"));

    assertThat(translate(failure, Effect.NONE)).hasMessageNotContaining("secret");
  }

  @Test
  void leaves_mistakes_of_our_own_as_they_are() {
    RuntimeException mistake = new IllegalArgumentException("negative");

    assertThat(StorageFailures.translate(mistake, Effect.NONE, PLACE, "read a")).isSameAs(mistake);
  }

  private static StoreUnavailableException translate(RuntimeException failure, Effect effect) {
    return (StoreUnavailableException) StorageFailures.translate(failure, effect, PLACE, "store a");
  }

  private static BlobStorageException answer(int status, String code) {
    HttpResponse response = mock(HttpResponse.class);
    when(response.getStatusCode()).thenReturn(status);
    when(response.getHeaders())
        .thenReturn(new HttpHeaders().set(HttpHeaderName.fromString("x-ms-error-code"), code));
    return new BlobStorageException("Status code " + status, response, null);
  }
}
