package dev.vaultline.local.compute.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.arm.ArmResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Lists resources page by page, with {@code nextLink} as Azure has it.
 *
 * @param store where they are
 * @param pageSize how many on a page
 */
public record Listing(ComputeStore store, int pageSize) {
  private static final String SKIP = "$skiptoken";

  /**
   * A page.
   *
   * @param scope the beginning of the ids
   * @param view what to show of a resource
   */
  public ArmResponse page(
      String type, String scope, ArmRequest request, Function<Resource, ObjectNode> view) {
    String after = request.parameter(SKIP).orElse("");
    List<Resource> found = store.page(type, scope, after, pageSize + 1);
    ObjectNode body = Json.object();
    ArrayNode values = body.putArray("value");
    found.stream().limit(pageSize).map(view).forEach(values::add);
    if (found.size() > pageSize) {
      body.put("nextLink", next(request, found.get(pageSize - 1).id().key()));
    }
    return ArmResponse.ok(body);
  }

  private static String next(ArmRequest request, String after) {
    return "%s%s?api-version=%s&%%24skiptoken=%s"
        .formatted(
            request.base(),
            request.path(),
            request.apiVersion(),
            URLEncoder.encode(after, StandardCharsets.UTF_8));
  }
}
