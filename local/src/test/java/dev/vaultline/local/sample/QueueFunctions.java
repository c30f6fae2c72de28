package dev.vaultline.local.sample;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Functions with queue triggers. */
public class QueueFunctions {
  @FunctionName("Work")
  public void work(
      @QueueTrigger(
              name = "message",
              queueName = "%WORK_QUEUE%",
              connection = "AzureWebJobsStorage")
          String message,
      @BindingName("DequeueCount") long attempt) {
    Notes.add("work", message + " at attempt " + attempt);
    if (message.startsWith("bad")) {
      throw new IllegalArgumentException("cannot digest " + message);
    }
    if (message.startsWith("long")) {
      awaitFile("finish");
      Notes.add("work", message + " done");
    }
  }

  @FunctionName("WorkPoison")
  public void poison(
      @QueueTrigger(name = "message", queueName = "work-poison", connection = "AzureWebJobsStorage")
          String message) {
    Notes.add("poison", message);
  }

  private static void awaitFile(String name) {
    Path file = Path.of(System.getProperty("NOTES"), name);
    while (!Files.exists(file)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
