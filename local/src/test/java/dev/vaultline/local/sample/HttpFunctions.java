package dev.vaultline.local.sample;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import java.util.Optional;

/** Functions with HTTP triggers. */
public class HttpFunctions {
  @FunctionName("Echo")
  public HttpResponseMessage echo(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    context.getLogger().fine("echo");
    String text =
        String.join(
            "|",
            request.getHttpMethod().name(),
            request.getUri().getPath(),
            id,
            String.valueOf(request.getQueryParameters().get("q")),
            String.valueOf(request.getHeaders().get("x-sample")),
            request.getBody().orElse("(none)"),
            context.getFunctionName());
    return request
        .createResponseBuilder(HttpStatus.CREATED)
        .header("X-Answer", "yes")
        .body(text)
        .build();
  }

  @FunctionName("Reverse")
  public HttpResponseMessage reverse(
      @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<byte[]>> request) {
    byte[] body = request.getBody().orElse(new byte[0]);
    byte[] reversed = new byte[body.length];
    for (int i = 0; i < body.length; i++) {
      reversed[i] = body[body.length - 1 - i];
    }
    return request.createResponseBuilder(HttpStatus.OK).body(reversed).build();
  }

  /** A class with fields, which is what Gson reads. */
  public static class Pair {
    public String left = "";
    public int right;
  }

  @FunctionName("Swap")
  public Pair swap(
      @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Pair> request) {
    Pair swapped = new Pair();
    swapped.left = Integer.toString(request.getBody().right);
    swapped.right = Integer.parseInt(request.getBody().left);
    return swapped;
  }

  @FunctionName("Fail")
  public HttpResponseMessage fail(
      @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    throw new IllegalStateException("as asked");
  }

  @FunctionName("Start")
  public String start(
      @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("orchestrator") String orchestrator,
      @DurableClientInput(name = "durable") DurableClientContext durable) {
    return durable
        .getClient()
        .scheduleNewOrchestrationInstance(orchestrator, request.getBody().orElse(""));
  }

  @FunctionName("Send")
  public String send(
      @HttpTrigger(name = "request", authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @QueueOutput(name = "message", queueName = "work", connection = "AzureWebJobsStorage")
          OutputBinding<String> message) {
    message.setValue(request.getBody().orElse(""));
    return "sent";
  }
}
