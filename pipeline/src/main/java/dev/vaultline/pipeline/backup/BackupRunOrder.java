package dev.vaultline.pipeline.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** The order of a payload. */
  static BackupRunOrder decode(JsonNode json) {
    if (json.has("policy")) {
      return new Scheduled(new PolicyName(Json.text(json, "policy")), Json.instant(json, "due"));
    }
    return new OnDemand(BackupBatch.decode(json).get(0));
  }
}
