package dev.vaultline.local.app;

import com.google.gson.JsonObject;
import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loaded function app. Safe for use by several threads. */
public final class FunctionApp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionApp.class);

  private final StagedApp staged;
  private final AppSettings settings;
  private final AppClassLoader loader;
  private final SystemProperties properties;
  private final AppExtensions extensions;
  private final Map<String, BoundFunction> functions;
  private final InputValue durableClient;
  private final OutputSink outputs;
  private final Conversion conversion = new Conversion();

  private FunctionApp(
      StagedApp staged, AppOptions options, AppClassLoader loader, SystemProperties properties) {
    this.staged = staged;
    this.settings = options.settings();
    this.loader = loader;
    this.properties = properties;
    this.extensions = AppExtensions.of(loader);
    this.functions = bind(staged, loader);
    this.durableClient = durableClient(staged.host().durable(), options);
    this.outputs = options.outputs();
  }

  /**
   * Reads and loads a staged app. Its settings stand in the system properties until it is closed.
   *
   * @throws LocalHostException with all that is wrong with it
   */
  public static FunctionApp load(AppOptions options) {
    StagedApp staged = StagedApp.read(options.folder(), options.settings(), options.cores());
    SystemProperties properties = new SystemProperties(options.settings());
    AppClassLoader loader = new AppClassLoader(staged.classPath());
    try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
      return new FunctionApp(staged, options, loader, properties);
    } catch (RuntimeException | Error e) {
      loader.close();
      properties.close();
      throw e;
    }
  }

  private static Map<String, BoundFunction> bind(StagedApp staged, ClassLoader loader) {
    // Durable functions call each other by names whose case does not matter.
    Map<String, BoundFunction> bound = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<String> faults = new ArrayList<>();
    for (FunctionDefinition definition : staged.functions()) {
      try {
        bound.put(definition.name(), BoundFunction.bind(definition, loader));
      } catch (IllegalArgumentException e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new LocalHostException(
          "The function app in %s cannot run here:%n- %s"
              .formatted(staged.folder(), String.join("\n- ", faults)));
    }
    return bound;
  }

  private static InputValue durableClient(DurableSettings durable, AppOptions options) {
    JsonObject client = new JsonObject();
    client.addProperty("taskHubName", durable.hubName());
    client.addProperty("connectionName", AppSettings.DEFAULT_CONNECTION);
    client.addProperty("requiredQueryStringParameters", "");
    client.addProperty("rpcBaseUrl", options.hub().toString());
    client.addProperty("httpBaseUrl", options.http() + "/runtime/webhooks/durabletask");
    return new InputValue.Text(client.toString());
  }

  /** Its functions by name. */
  public List<FunctionDefinition> functions() {
    return functions.values().stream().map(BoundFunction::definition).toList();
  }

  /** A function by its name, whose case does not matter. */
  public Optional<FunctionDefinition> function(String name) {
    return Optional.ofNullable(functions.get(name)).map(BoundFunction::definition);
  }

  /** Its {@code host.json}. */
  public HostJson host() {
    return staged.host();
  }

  /** Its settings. */
  public AppSettings settings() {
    return settings;
  }

  /**
   * Calls a function on this thread.
   *
   * @param name the function
   * @param input what its trigger delivers; empty for nothing
   * @param triggerData what {@code @BindingName} parameters can ask for
   * @throws FunctionFailedException when the function, its middleware or the conversion of its
   *     input throws
   */
  public InvocationResult invoke(
      String name, Optional<InputValue> input, Map<String, String> triggerData)
      throws FunctionFailedException {
    BoundFunction function = functions.get(name);
    if (function == null) {
      throw new IllegalArgumentException("The app has no function " + name + ".");
    }
    InvocationContext context =
        new InvocationContext(
            UUID.randomUUID().toString(),
            function,
            inputs(function.definition(), input),
            triggerData,
            conversion);
    LOG.debug("Function {} starts, invocation {}", name, context.getInvocationId());
    try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
      new InvocationChain(extensions.middleware(), extensions.injector()).doNext(context);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw new FunctionFailedException(function.definition().name(), e);
    }
    InvocationResult result = context.result();
    write(function.definition(), result);
    LOG.debug("Function {} ends, invocation {}", name, context.getInvocationId());
    return result;
  }

  private void write(FunctionDefinition definition, InvocationResult result)
      throws FunctionFailedException {
    for (Binding binding : definition.bindings()) {
      if (binding.direction() == Binding.Direction.IN || !binding.is(BindingTypes.QUEUE)) {
        continue;
      }
      Optional<Object> written =
          binding.name().equals(InvocationResult.RETURN)
              ? result.returned()
              : Optional.ofNullable(result.outputs().get(binding.name()));
      try {
        for (Object value : written.map(FunctionApp::each).orElse(List.of())) {
          outputs.send(binding, host().queues().base64(), conversion.toText(value));
        }
      } catch (IOException | IllegalArgumentException e) {
        throw new FunctionFailedException(definition.name(), e);
      }
    }
  }

  /** A list writes a message for each of its elements. */
  private static List<?> each(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private Map<String, InputValue> inputs(
      FunctionDefinition definition, Optional<InputValue> input) {
    Map<String, InputValue> inputs = new HashMap<>();
    for (Binding binding : definition.bindings()) {
      if (binding.isTrigger()) {
        input.ifPresent(value -> inputs.put(binding.name(), value));
      } else if (binding.is(BindingTypes.DURABLE_CLIENT)) {
        inputs.put(binding.name(), durableClient);
      }
    }
    return inputs;
  }

  /**
   * A function's result as JSON, the form in which activities answer.
   *
   * @throws IllegalArgumentException when it cannot become JSON
   */
  public String toJson(@Nullable Object result) {
    return conversion.toJson(result);
  }

  /** The result of a function with an HTTP trigger. */
  public HttpResponseData toResponse(InvocationResult result) {
    return conversion.toResponse(result.returned().orElse(null));
  }

  /**
   * Takes back the settings. The app's jars stay open: its own threads, which it has no hook to
   * end, may still load from them.
   */
  @Override
  public void close() {
    properties.close();
  }

  /** The app's loader as the thread's own, which its libraries look up services with. */
  private static final class ContextClassLoader implements AutoCloseable {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    ContextClassLoader(ClassLoader loader) {
      Thread.currentThread().setContextClassLoader(loader);
    }

    @Override
    public void close() {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
