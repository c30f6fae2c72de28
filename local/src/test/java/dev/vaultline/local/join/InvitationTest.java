package dev.vaultline.local.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.local.LocalWorkerOptions;
import dev.vaultline.local.azurite.AzuriteEndpoints;
import dev.vaultline.local.fault.LocalHostException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvitationTest {
  private static final AzuriteEndpoints AZURITE =
      new AzuriteEndpoints(
          URI.create("http://127.0.0.1:10000"),
          URI.create("http://127.0.0.1:10001"),
          URI.create("http://127.0.0.1:10002"));

  @Test
  void whatIsToldIsUnderstoodAndHoldsNoKey() {
    Invitation told = new Invitation(4001, 7071, Optional.of(AZURITE));

    assertThat(Invitation.decode(told.encode())).isEqualTo(told);
    assertThat(told.encode()).doesNotContain(AzuriteEndpoints.ACCOUNT_KEY);
  }

  @Test
  void aWorkerOfAHostWithAzuriteReachesThatAzurite() {
    Invitation invitation = new Invitation(4001, 7071, Optional.of(AZURITE));

    assertThat(LocalWorkerOptions.of(Path.of("app"), invitation, Map.of()).connectionString())
        .isEqualTo(AZURITE.connectionString());
  }

  @Test
  void aWorkerOfAHostWithAnAccountOfAzureHasToKnowItByItself() {
    Invitation invitation = new Invitation(4001, 7071, Optional.empty());
    Path app = Path.of("app");
    Map<String, String> settings = Map.of("AzureWebJobsStorage", "AccountKey=secret");

    LocalWorkerOptions options = LocalWorkerOptions.of(app, invitation, settings);
    assertThat(options.connectionString()).isEqualTo("AccountKey=secret");
    assertThat(options.toString()).doesNotContain("secret");
    assertThatThrownBy(() -> LocalWorkerOptions.of(app, invitation, Map.of()))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("AzureWebJobsStorage");
  }

  @Test
  void whatIsNoInvitationIsRefused() {
    for (String text : new String[] {"<html>", "{}", "{\"hubPort\":70000,\"httpPort\":1}"}) {
      assertThatThrownBy(() -> Invitation.decode(text)).isInstanceOf(LocalHostException.class);
    }
  }

  @Test
  void onlyAHostOfThisMachineIsAsked() {
    assertThatThrownBy(() -> new FirstHost(URI.create("http://192.0.2.1:7071")))
        .isInstanceOf(LocalHostException.class)
        .hasMessageContaining("this machine");
  }
}
