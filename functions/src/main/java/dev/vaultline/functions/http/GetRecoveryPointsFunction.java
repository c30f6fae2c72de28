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
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.pipeline.item.Items;
import dev.vaultline.pipeline.point.PointCodec;
import dev.vaultline.pipeline.point.PointSummary;
import dev.vaultline.pipeline.point.Points;
import dev.vaultline.pipeline.table.Fields;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/recovery-points?item=}: the recovery points of an item, newest first. */
public final class GetRecoveryPointsFunction {
  private final Points points;
  private final Items items;

  public GetRecoveryPointsFunction(Points points, Items items) {
    this.points = points;
    this.items = items;
  }

  @FunctionName("GetRecoveryPoints")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "recovery-points",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpShell.answer(request, context, () -> list(request));
  }

  private Answer list(HttpRequestMessage<Optional<String>> request) {
    ItemId item =
        HttpShell.query(request, "item")
            .map(ItemId::new)
            .orElseThrow(
                () -> new InvalidInputException("which item? expected the parameter ?item=NAME"));
    List<PointSummary> found = points.list(item);
    if (found.isEmpty()) {
      items.require(item);
    }
    ObjectNode body = Json.object();
    Fields.putObjects(body, "recoveryPoints", found, new PointCodec()::encode);
    return Answer.ok(body);
  }
}
