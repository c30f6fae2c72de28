package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.protection.MachineFilter;
import dev.vaultline.pipeline.protection.MachineView;
import dev.vaultline.pipeline.protection.MachineViews;
import dev.vaultline.pipeline.table.Fields;
import java.util.Optional;

/** {@code GET /api/machines}: the machines there are, protected or not, and why not. */
public final class GetMachinesFunction {
  private final MachineViews service;

  public GetMachinesFunction(MachineViews service) {
    this.service = service;
  }

  @FunctionName("GetMachines")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "machines",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> list(filter(request)));
  }

  private Answer list(MachineFilter filter) {
    ObjectNode body = Json.object();
    Fields.putObjects(body, "machines", service.list(filter), MachineView::encode);
    return Answer.ok(body);
  }

  private static MachineFilter filter(HttpRequestMessage<Optional<String>> request) {
    return new MachineFilter(
        HttpShell.query(request, "subscription"),
        HttpShell.query(request, "resourceGroup"),
        HttpShell.query(request, "tag"),
        HttpShell.query(request, "protected").map(GetMachinesFunction::flag));
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new InvalidInputException("protected is '" + text + "'; expected true or false");
    };
  }
}
