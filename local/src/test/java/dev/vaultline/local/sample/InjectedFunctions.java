package dev.vaultline.local.sample;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.Optional;

/** A function of an object that only the injector can make. */
public class InjectedFunctions {
  private final String made;

  InjectedFunctions(String made) {
    this.made = made;
  }

  @FunctionName("Injected")
  public String injected(
      @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return made;
  }

  /** Makes one object for all calls. */
  public static class Injector implements FunctionInstanceInjector {
    private final InjectedFunctions single =
        new InjectedFunctions("made by " + System.getProperty("MAKER"));

    @Override
    public <T> T getInstance(Class<T> functionClass) {
      return functionClass.cast(single);
    }
  }

  /** A second one, which an app may not have. */
  public static class SecondInjector extends Injector {}
}
