package dev.vaultline.azure.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionStringTest {

  @Test
  void reads_what_the_portal_shows() {
    ConnectionString parts =
        ConnectionString.parse(
            "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=c2VjcmV0Cg==;EndpointSuffix=core.windows.net");

    assertThat(parts.endpoint("Queue"))
        .isEqualTo(URI.create("https://acme.queue.core.windows.net"));
    assertThat(parts.credentials()).isInstanceOf(Credentials.Key.class);
  }

  @Test
  void reads_endpoints_and_signatures() {
    ConnectionString parts =
        ConnectionString.parse(
            "BlobEndpoint=https://acme.example/;TableEndpoint=https://t.example;SharedAccessSignature=sv=1&sig=x%3D;");

    assertThat(parts.endpoint("Blob")).isEqualTo(URI.create("https://acme.example/"));
    assertThat(parts.credentials()).isInstanceOf(Credentials.Signature.class);
  }

  @Test
  void knows_the_emulator_on_its_usual_ports() {
    ConnectionString parts = ConnectionString.parse("UseDevelopmentStorage=true");

    assertThat(parts.endpoint("Table"))
        .isEqualTo(URI.create("http://127.0.0.1:10002/devstoreaccount1"));
    assertThat(parts.credentials()).isInstanceOf(Credentials.Key.class);
  }

  @Test
  void says_what_is_missing_and_never_what_is_there() {
    assertThatThrownBy(() -> ConnectionString.parse("AccountName=acme").credentials())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("lacks AccountKey");
    assertThatThrownBy(() -> ConnectionString.parse("AccountKey=c2VjcmV0;nonsense-c2VjcmV0"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("c2VjcmV0");
    assertThatThrownBy(() -> ConnectionString.parse("BlobEndpoint=not a url").endpoint("Blob"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("BlobEndpoint is no URL");
  }

  @Test
  void shows_no_secret_in_its_text() {
    assertThat(Credentials.key("acme", "c2VjcmV0").toString()).doesNotContain("c2VjcmV0");
    assertThat(Credentials.signature("sig=secret").toString()).doesNotContain("secret");
    assertThat(Credentials.identity(Optional.empty()).toString()).isEqualTo("Identity");
  }
}
