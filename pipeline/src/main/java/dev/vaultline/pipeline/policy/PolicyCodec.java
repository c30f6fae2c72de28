package dev.vaultline.pipeline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.point.Consistency;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.engine.retention.RetentionRules;
import dev.vaultline.engine.schedule.Recurrence;
import dev.vaultline.engine.schedule.Schedule;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Policies as JSON: in their table, in requests and in answers. For example
 *
 * <pre>
 * {"name": "nightly", "zone": "Europe/Berlin", "schedule": {"kind": "daily", "at": "02:00"},
 *  "instantRestoreDays": 2, "retention": {"keepNewest": 3, "keepDays": 30},
 *  "consistency": "application"}
 * </pre>
 *
 * Other schedules are {@code {"kind": "hourly", "every": 4, "from": "08:00", "hours": 12}} and
 * {@code {"kind": "weekly", "days": ["sunday"], "at": "02:00"}}.
 */
public final class PolicyCodec implements Codec<ProtectionPolicy> {

  @Override
  public ObjectNode encode(ProtectionPolicy policy) {
    ObjectNode json = Json.object();
    json.put("name", policy.name().value());
    json.put("zone", policy.schedule().zone().getId());
    json.set("schedule", encodeRecurrence(policy.schedule().recurrence()));
    json.put("instantRestoreDays", policy.instantRestoreDays());
    json.putObject("retention")
        .put("keepNewest", policy.retention().keepNewest())
        .put("keepDays", policy.retention().keepDays());
    json.put("consistency", Fields.word(policy.consistency()));
    return json;
  }

  @Override
  public ProtectionPolicy decode(JsonNode json) {
    Fields.requireOnly(
        json, "name", "zone", "schedule", "instantRestoreDays", "retention", "consistency");
    return new ProtectionPolicy(
        new PolicyName(Json.text(json, "name")),
        new Schedule(zone(json), recurrence(Fields.object(json, "schedule"))),
        json.has("instantRestoreDays")
            ? Json.smallNumber(json, "instantRestoreDays")
            : ProtectionPolicy.DEFAULT_INSTANT_RESTORE_DAYS,
        retention(Fields.object(json, "retention")),
        json.has("consistency")
            ? Fields.word(json, "consistency", Consistency.class)
            : Consistency.APPLICATION);
  }

  private static ObjectNode encodeRecurrence(Recurrence recurrence) {
    ObjectNode json = Json.object();
    if (recurrence instanceof Recurrence.Daily daily) {
      json.put("kind", "daily").put("at", daily.at().toString());
    } else if (recurrence instanceof Recurrence.Hourly hourly) {
      json.put("kind", "hourly")
          .put("every", hourly.every())
          .put("from", hourly.from().toString())
          .put("hours", hourly.hours());
    } else if (recurrence instanceof Recurrence.Weekly weekly) {
      json.put("kind", "weekly");
      Fields.putTexts(json, "days", weekly.days().stream().sorted().map(Fields::word).toList());
      json.put("at", weekly.at().toString());
    }
    return json;
  }

  private static Recurrence recurrence(JsonNode json) {
    String kind = Json.text(json, "kind");
    return switch (kind) {
      case "daily" -> {
        Fields.requireOnly(json, "kind", "at");
        yield new Recurrence.Daily(time(json, "at"));
      }
      case "hourly" -> {
        Fields.requireOnly(json, "kind", "every", "from", "hours");
        yield new Recurrence.Hourly(
            Json.smallNumber(json, "every"), time(json, "from"), Json.smallNumber(json, "hours"));
      }
      case "weekly" -> {
        Fields.requireOnly(json, "kind", "days", "at");
        yield new Recurrence.Weekly(days(json), time(json, "at"));
      }
      default ->
          throw new MalformedException(
              "its schedule's kind is '" + kind + "'; expected daily, hourly or weekly");
    };
  }

  private static RetentionRules retention(JsonNode json) {
    Fields.requireOnly(json, "keepNewest", "keepDays");
    return new RetentionRules(
        Json.smallNumber(json, "keepNewest"), Json.smallNumber(json, "keepDays"));
  }

  private static ZoneId zone(JsonNode json) {
    String zone = Json.text(json, "zone");
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw new MalformedException(
          "its zone is '" + zone + "'; expected an IANA time zone such as Europe/Berlin");
    }
    return ZoneId.of(zone);
  }

  private static LocalTime time(JsonNode json, String field) {
    String text = Json.text(json, field);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new MalformedException(
          "its field '" + field + "' is '" + text + "'; expected a time such as 02:30", e);
    }
  }

  private static Set<DayOfWeek> days(JsonNode json) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String text : Fields.texts(json, "days")) {
      days.add(
          Arrays.stream(DayOfWeek.values())
              .filter(day -> Fields.word(day).equals(text))
              .findFirst()
              .orElseThrow(
                  () ->
                      new MalformedException(
                          "'" + text + "' is no day; expected one of " + allDays())));
    }
    return days;
  }

  private static String allDays() {
    return Arrays.stream(DayOfWeek.values()).map(Fields::word).collect(Collectors.joining(", "));
  }
}
