package dev.vaultline.local.sample;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Orchestrators and activities. */
public class DurableFunctions {
  /** A result with fields. */
  public static class Greeting {
    public String text = "";
  }

  @FunctionName("Greet")
  public String greet(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    String name = context.getInput(String.class);
    String hello = context.callActivity("Hello", name, Greeting.class).await().text;
    String shout = context.callSubOrchestrator("Shout", hello, String.class).await();
    String end = context.waitForExternalEvent("end", String.class).await();
    return shout + end;
  }

  @FunctionName("Shout")
  public String shout(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    return context.callActivity("Upper", context.getInput(String.class), String.class).await();
  }

  @FunctionName("FanOut")
  public int fanOut(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    List<Task<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tasks.add(context.callActivity("Upper", "item" + i, String.class));
    }
    return context.allOf(tasks).await().size();
  }

  @FunctionName("Cautious")
  public String cautious(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    try {
      return context.callActivity("Fail", context.getInput(String.class), String.class).await();
    } catch (TaskFailedException e) {
      return e.getErrorDetails().getErrorType() + "/" + e.getErrorDetails().getErrorMessage();
    }
  }

  @FunctionName("Careless")
  public String careless(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    throw new IllegalStateException("careless");
  }

  @FunctionName("Hello")
  public Greeting hello(@DurableActivityTrigger(name = "name") String name) {
    Greeting greeting = new Greeting();
    greeting.text = "hello " + name.replace("\"", "");
    return greeting;
  }

  @FunctionName("Upper")
  public String upper(@DurableActivityTrigger(name = "text") String json) {
    Notes.add("upper", json);
    return json.substring(1, json.length() - 1).toUpperCase(java.util.Locale.ROOT);
  }

  @FunctionName("Fail")
  public String fail(@DurableActivityTrigger(name = "how") String how) throws IOException {
    if (how.contains("silently")) {
      throw new IOException((String) null);
    }
    throw new RuntimeException("outer", new IOException("the disk is gone"));
  }
}
