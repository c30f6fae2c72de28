package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Fields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run of backups is to do. */
public sealed interface BackupRunOrder {

  /** The instance of the orchestration: the same for the same order, so that it starts once. */
  String instance();

  /** The payload. */
  ObjectNode encode();

  /** The items of a policy, at an instant at which its schedule is due. */
  record Scheduled(PolicyName policy, Instant due) implements BackupRunOrder {
    private static final DateTimeFormatter MINUTE =
        DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT);

    @Override
    public String instance() {
      return "backup-" + policy + "-" + MINUTE.format(due.atOffset(ZoneOffset.UTC));
    }

    @Override
    public ObjectNode encode() {
      return Payload.create().put("policy", policy.value()).put("due", due.toString());
    }

    /** The order for an item; its job is the same however often the run begins. */
    BackupOrder order(ItemId item) {
      return new BackupOrder(
          JobId.of(due, policy + "/" + item),
          item,
          Optional.empty(),
          "schedule of policy " + policy);
    }
  }

  /** One item, because somebody asked. */
  record OnDemand(BackupOrder order) implements BackupRunOrder {
    @Override
    public String instance() {
      return "backup-" + order.job();
    }

    @Override
    public ObjectNode encode() {
      return BackupBatch.encode(List.of(order));
    }
  }

  /**
   * Items that are new to the vault.
   *
   * @param instance named by who asked first; a repeated request may know fewer items of it
   * @param hour in which it was asked for: within it an item has one job, whoever asks
   * @param items at most {@value #MOST_ITEMS}, so that the input is at most 66 KB of names
   */
  record First(String instance, Instant hour, List<ItemId> items) implements BackupRunOrder {
    /** Items of a run; more are several runs. */
    static final int MOST_ITEMS = 1_000;

    private static final String PURPOSE = "first backup";

    public First {
      items = List.copyOf(items);
      if (items.isEmpty() || items.size() > MOST_ITEMS) {
        throw new IllegalArgumentException(
            "run " + instance + " has " + items.size() + " items; expected 1-" + MOST_ITEMS);
      }
    }

    /** The order for items, by an instance that the hour and the items name. */
    static First of(Instant asked, List<ItemId> items) {
      Instant hour = asked.truncatedTo(ChronoUnit.HOURS);
      String all = items.stream().map(ItemId::value).collect(Collectors.joining(","));
      return new First("backup-" + job(hour, all), hour, items);
    }

    private static JobId job(Instant hour, String what) {
      return JobId.of(hour, PURPOSE + " of " + what);
    }

    /** The job of an item. */
    JobId job(ItemId item) {
      return job(hour, item.value());
    }

    /** The orders for all items. */
    List<BackupOrder> orders() {
      return items.stream()
          .map(item -> new BackupOrder(job(item), item, Optional.empty(), PURPOSE))
          .toList();
    }

    @Override
    public ObjectNode encode() {
      ObjectNode json = Payload.create().put("instance", instance).put("hour", hour.toString());
      Fields.putTexts(json, "items", items.stream().map(ItemId::value).toList());
      return json;
    }

    private static First decode(JsonNode json) {
      return new First(
          Json.text(json, "instance"),
          Json.instant(json, "hour"),
          Fields.texts(json, "items").stream().map(ItemId::new).toList());
    }
  }

  /** The order of a payload. */
  static BackupRunOrder decode(JsonNode json) {
    if (json.has("policy")) {
      return new Scheduled(new PolicyName(Json.text(json, "policy")), Json.instant(json, "due"));
    }
    if (json.has("items")) {
      return First.decode(json);
    }
    return new OnDemand(BackupBatch.decode(json).get(0));
  }
}
