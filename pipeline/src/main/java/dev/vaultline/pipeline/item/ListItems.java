package dev.vaultline.pipeline.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.durable.Activity;
import dev.vaultline.pipeline.durable.FunctionNames;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.durable.Steps;
import dev.vaultline.pipeline.table.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the protected items page by page: a thousand names are too much for one message. */
public final class ListItems implements Activity {
  /** Items on a page: at most 33 KB of names. */
  static final int PAGE = 500;

  private final Items items;

  public ListItems(Items items) {
    this.items = items;
  }

  /**
   * A page of items.
   *
   * @param next the item to go on after; empty on the last page
   */
  public record Page(List<ItemId> items, Optional<ItemId> next) {}

  /**
   * Calls this activity from an orchestration.
   *
   * @param policy only the items of this policy
   * @param after only items after this one
   */
  public static Page page(Steps steps, Optional<PolicyName> policy, Optional<ItemId> after) {
    ObjectNode input = Payload.create();
    Fields.put(input, "policy", policy);
    Fields.put(input, "after", after);
    JsonNode result = steps.call(FunctionNames.LIST_ITEMS, input);
    return new Page(
        Fields.texts(result, "items").stream().map(ItemId::new).toList(),
        Json.optionalText(result, "next").map(ItemId::new));
  }

  @Override
  public ObjectNode run(JsonNode input) {
    Optional<PolicyName> policy = Json.optionalText(input, "policy").map(PolicyName::new);
    Optional<ItemId> after = Json.optionalText(input, "after").map(ItemId::new);
    List<String> found = found(policy, after);
    List<String> page = found.subList(0, Math.min(PAGE, found.size()));
    ObjectNode result = Payload.create();
    Fields.putTexts(result, "items", page);
    if (found.size() > PAGE) {
      result.put("next", page.get(PAGE - 1));
    }
    return result;
  }

  /** One more than a page, so that it is known whether there is another. */
  private List<String> found(Optional<PolicyName> policy, Optional<ItemId> after) {
    try (Stream<ItemRecord> rows = items.after(after)) {
      return rows.filter(item -> item.protection() == Protection.PROTECTED)
          .filter(item -> policy.isEmpty() || item.policy().equals(policy))
          .map(item -> item.id().value())
          .limit(PAGE + 1L)
          .toList();
    }
  }
}
