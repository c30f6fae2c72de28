package dev.vaultline.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerFinderTest {
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> azd = new HashMap<>();
  private boolean localAnswers;

  private final ServerFinder finder =
      new ServerFinder(
          new Surroundings() {
            @Override
            public Map<String, String> environment() {
              return environment;
            }

            @Override
            public Map<String, String> azdValues() {
              return azd;
            }

            @Override
            public boolean answers(URI local) {
              return localAnswers;
            }
          });

  @Test
  void theOptionComesBeforeAllElse() {
    environment.put("VAULTLINE_SERVER", "https://variable.example");
    azd.put("VAULTLINE_SERVER", "https://azd.example");
    localAnswers = true;

    assertThat(finder.find(Optional.of("https://option.example/")))
        .hasToString("https://option.example (--server)");
    assertThat(finder.find(Optional.empty()))
        .hasToString("https://variable.example (VAULTLINE_SERVER)");
    environment.clear();
    assertThat(finder.find(Optional.empty()))
        .hasToString("https://azd.example (azd env get-values)");
    azd.clear();
    assertThat(finder.find(Optional.empty())).hasToString("http://127.0.0.1:7071 (the local host)");
  }

  @Test
  void whereNothingIsFoundItSaysWhatToDo() {
    assertThatThrownBy(() -> finder.find(Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--server")
        .hasMessageContaining("VAULTLINE_SERVER")
        .hasMessageContaining("vaultline up");
  }

  @Test
  void whatIsNoServerIsRefusedWithoutRepeatingIt() {
    for (String wrong :
        new String[] {"ftp://x", "nonsense", "https://u:secret@x", "http://h ost"}) {
      assertThatThrownBy(() -> finder.find(Optional.of(wrong)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("--server")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void anotherMachineIsAskedOverHttpsOnly() {
    assertThatThrownBy(() -> finder.find(Optional.of("http://my-app.example")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("use https");
  }

  @Test
  void aServiceOnThisMachineIsToldNothingOfWhoAsks() {
    environment.put("VAULTLINE_FUNCTION_KEY", "k");

    ServerAddress local = finder.find(Optional.of("http://127.0.0.1:7071"));

    assertThat(finder.authorization(local).headers()).isEmpty();
  }

  @Test
  void aServiceElsewhereIsGivenTheKeyThatIsSet() {
    ServerAddress cloud = finder.find(Optional.of("https://my-app.example"));
    azd.put("VAULTLINE_FUNCTION_KEY", "of-azd");
    assertThat(finder.authorization(cloud).headers())
        .isEqualTo(Map.of("x-functions-key", "of-azd"));

    environment.put("VAULTLINE_FUNCTION_KEY", "k");
    assertThat(finder.authorization(cloud).headers()).isEqualTo(Map.of("x-functions-key", "k"));
  }

  @Test
  void withoutScopeAndKeyItSaysWhatToSet() {
    ServerAddress cloud = finder.find(Optional.of("https://my-app.example"));
    azd.put("VAULTLINE_SCOPE", "");

    assertThatThrownBy(() -> finder.authorization(cloud))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("VAULTLINE_SCOPE")
        .hasMessageContaining("api://")
        .hasMessageContaining("VAULTLINE_FUNCTION_KEY");
  }

  @Test
  void readsWhatAzdPrints() {
    assertThat(ThisMachine.values("AZURE_ENV_NAME=\"dev\"\nVAULTLINE_SERVER=\"https://x\"\n# no\n"))
        .isEqualTo(Map.of("AZURE_ENV_NAME", "dev", "VAULTLINE_SERVER", "https://x"));
  }
}
