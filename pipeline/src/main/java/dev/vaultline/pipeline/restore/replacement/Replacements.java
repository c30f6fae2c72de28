package dev.vaultline.pipeline.restore.replacement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.ConflictException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Fields;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import dev.vaultline.pipeline.target.DiskSlots;
import dev.vaultline.pipeline.target.DiskSwap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The replacements that are neither confirmed nor undone, one for a machine: the row is also the
 * claim that keeps two restores from the same machine.
 */
public final class Replacements {
  private static final String PARTITION = "replaced";

  private final StateTable table;
  private final TypedTable<Replacement> replacements;

  /**
   * @param table the jobs' one
   */
  public Replacements(StateTable table) {
    this.table = table;
    this.replacements = new TypedTable<>(table, new ReplacementCodec());
  }

  /** The replacement of a restore, if there is one. */
  public Optional<Replacement> find(JobId job) {
    return replacements.all(PARTITION, "").stream()
        .filter(replacement -> replacement.job().equals(job))
        .findFirst();
  }

  /**
   * Fails when a machine's disks were replaced and that is not settled.
   *
   * @throws ConflictException when they were, by another job
   */
  public void requireFree(MachineId machine, JobId job) {
    replacements
        .find(key(machine))
        .filter(other -> !other.job().equals(job))
        .ifPresent(
            other -> {
              throw new ConflictException(
                  "the disks of machine "
                      + machine
                      + " were replaced by restore "
                      + other.job()
                      + "; confirm or undo that first");
            });
  }

  /**
   * Adds a replacement, or finds the one that the same restore added.
   *
   * @throws ConflictException when another restore is at the machine
   */
  public Replacement begin(Replacement replacement) {
    replacements.insert(key(replacement.machine()), replacement);
    requireFree(replacement.machine(), replacement.job());
    return replacements.find(key(replacement.machine())).orElse(replacement);
  }

  /**
   * Claims a replacement for the job that settles it.
   *
   * @param isOver whether a job has ended: its claim counts no more
   * @throws ConflictException when another job is at it
   */
  public Replacement claim(Replacement replacement, JobId settlement, Predicate<JobId> isOver) {
    Replacement claimed =
        replacements
            .update(
                key(replacement.machine()),
                found ->
                    found.settling().map(isOver::test).orElse(true)
                        ? found.settledBy(settlement)
                        : found)
            .orElse(replacement);
    if (!claimed.settling().equals(Optional.of(settlement))) {
      throw new ConflictException(
          "restore "
              + replacement.job()
              + " is being settled already, by job "
              + claimed.settling().map(JobId::value).orElse(""));
    }
    return claimed;
  }

  /** The replacement that a job settles, while it is there. */
  public Optional<Replacement> settledBy(JobId settlement) {
    return replacements.all(PARTITION, "").stream()
        .filter(replacement -> replacement.settling().equals(Optional.of(settlement)))
        .findFirst();
  }

  /** Forgets a replacement: it is confirmed or undone. */
  public void end(Replacement replacement) {
    table.deleteAll(List.of(key(replacement.machine())));
  }

  /** Ids of machines have characters that keys must not have. */
  private static RowKey key(MachineId machine) {
    String id = machine.value().toLowerCase(Locale.ROOT);
    return new RowKey(
        PARTITION, UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private static final class ReplacementCodec implements Codec<Replacement> {
    @Override
    public ObjectNode encode(Replacement replacement) {
      ObjectNode json =
          Json.object()
              .put("job", replacement.job().value())
              .put("machine", replacement.machine().value())
              .put("running", replacement.running());
      json.set("out", DiskSlots.encode(replacement.swap().out()));
      json.set("in", DiskSlots.encode(replacement.swap().in()));
      Fields.put(json, "settling", replacement.settling());
      return json;
    }

    @Override
    public Replacement decode(JsonNode json) {
      return new Replacement(
          new JobId(Json.text(json, "job")),
          new MachineId(Json.text(json, "machine")),
          Fields.flag(json, "running"),
          new DiskSwap(
              DiskSlots.decode(Fields.object(json, "out")),
              DiskSlots.decode(Fields.object(json, "in"))),
          Json.optionalText(json, "settling").map(JobId::new));
    }
  }
}
