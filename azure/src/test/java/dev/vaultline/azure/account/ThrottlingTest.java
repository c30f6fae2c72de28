package dev.vaultline.azure.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ThrottlingTest {
  private static final String ADDRESS = "https://account.example/x?sig=secret";

  private final List<String> told = new ArrayList<>();
  private int status;

  private final HttpPipeline blobs =
      new HttpPipelineBuilder()
          .policies(new Throttling("blob"))
          .httpClient(request -> Mono.fromSupplier(this::response))
          .build();

  private HttpResponse response() {
    HttpResponse response = mock(HttpResponse.class);
    when(response.getStatusCode()).thenReturn(status);
    return response;
  }

  @AfterEach
  void forget() {
    Throttling.tell(operation -> {});
  }

  @Test
  void tellsOfRefusalsByServiceAndMethodAlone() {
    Throttling.tell(told::add);

    send(HttpMethod.PUT, 503);
    send(HttpMethod.GET, 429);
    blobs.send(new HttpRequest(HttpMethod.DELETE, ADDRESS)).block();

    assertThat(told).containsExactly("blob.put", "blob.get", "blob.delete");
  }

  @Test
  void otherAnswersAreNoThrottling() {
    Throttling.tell(told::add);

    send(HttpMethod.GET, 200);
    send(HttpMethod.GET, 404);
    send(HttpMethod.GET, 500);

    assertThat(told).isEmpty();
  }

  private void send(HttpMethod method, int answer) {
    status = answer;
    blobs.sendSync(new HttpRequest(method, ADDRESS), Context.NONE);
  }
}
