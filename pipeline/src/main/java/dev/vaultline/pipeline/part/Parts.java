package dev.vaultline.pipeline.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.job.JobEndedException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.Row;
import dev.vaultline.pipeline.table.RowContent;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of the jobs that have not ended, in groups. Whoever ends a part looks at its group, and
 * only when the group is complete at the others: so the cost of knowing that all are done does not
 * grow with the square of their number.
 */
public final class Parts {
  private static final String SET = "set";
  private static final String COMPLETE = "complete-";
  private static final String NOTE = "note-";

  private final StateTable table;
  private final TypedTable<PartRecord> parts;
  private final TypedTable<PartSet> sets;

  public Parts(StateTable table) {
    this.table = table;
    this.parts = new TypedTable<>(table, new PartCodec());
    this.sets = new TypedTable<>(table, new PartSet.SetCodec());
  }

  /** Adds those parts of a job that are not there yet. All of a job are added by one call. */
  public void create(JobId job, PartSet set, List<PartRecord> all) {
    sets.insert(new RowKey(job.value(), SET), set);
    for (int group = 0; group < set.groups(); group++) {
      int number = group;
      table.insertAll(
          all.stream()
              .filter(part -> part.ref().group() == number)
              .map(part -> parts.content(key(job, part.ref()), part))
              .toList());
    }
  }

  /** What all parts of a job are, once they are planned. */
  public Optional<PartSet> set(JobId job) {
    return sets.find(new RowKey(job.value(), SET));
  }

  /** A part, if it is there. */
  public Optional<PartRecord> find(JobId job, PartRef part) {
    return parts.find(key(job, part));
  }

  /** Changes a part; nothing when it is not there. */
  public Optional<PartRecord> update(JobId job, PartRef part, UnaryOperator<PartRecord> change) {
    return parts.update(key(job, part), change);
  }

  /**
   * Ends a part that has not ended.
   *
   * @return whether this call ended it: of calls that are repeated or meet, one
   */
  public boolean end(JobId job, PartRef part, UnaryOperator<PartRecord> change) {
    AtomicBoolean open = new AtomicBoolean();
    Optional<PartRecord> after =
        update(
            job,
            part,
            before -> {
              open.set(before.state() == PartState.QUEUED);
              return change.apply(before);
            });
    return open.get() && after.filter(now -> now.state() != PartState.QUEUED).isPresent();
  }

  /** The parts of a group. */
  public List<PartRecord> group(JobId job, int group) {
    return parts.all(partition(job, group), "");
  }

  /**
   * Whether every part of a job is done or given up. To be asked after each end of a part: whoever
   * ends the last one is told so, however often it asks.
   */
  public boolean allEnded(JobId job, PartRef ended) {
    List<PartRecord> group = group(job, ended.group());
    if (group.isEmpty() || group.stream().anyMatch(part -> part.state() == PartState.QUEUED)) {
      return false;
    }
    int groups = set(job).map(PartSet::groups).orElse(-1);
    return groups == 1 || othersEnded(job, ended.group(), groups);
  }

  /** Of groups that end at once, the one whose row is written last sees the rows of all others. */
  private boolean othersEnded(JobId job, int group, int groups) {
    table.put(new RowContent(new RowKey(job.value(), COMPLETE + number(group)), "{}"));
    try (Stream<Row> complete = table.list(job.value(), COMPLETE)) {
      return complete.count() == groups;
    }
  }

  /** How far the parts of a job are; nothing before they are planned. */
  public Optional<PartProgress> progress(JobId job) {
    return set(job).map(set -> PartProgress.of(set, all(job, set)));
  }

  /** All parts of a job, group by group. */
  public List<PartRecord> all(JobId job) {
    return set(job).map(set -> all(job, set)).orElse(List.of());
  }

  private List<PartRecord> all(JobId job, PartSet set) {
    List<PartRecord> all = new ArrayList<>();
    for (int group = 0; group < set.groups(); group++) {
      all.addAll(group(job, group));
    }
    return all;
  }

  /** Keeps something a job must know from step to step; what was kept first counts. */
  public <T> void keep(JobId job, Note<T> note, T value) {
    notes(note).insert(key(job, note), value);
  }

  /** Keeps something a job must know from step to step, in place of what was kept. */
  public <T> void replace(JobId job, Note<T> note, T value) {
    notes(note).put(key(job, note), value);
  }

  /** What was kept. */
  public <T> Optional<T> kept(JobId job, Note<T> note) {
    return notes(note).find(key(job, note));
  }

  /**
   * What was kept by a job that is under way.
   *
   * @throws JobEndedException when nothing was: the job has ended
   */
  public <T> T require(JobId job, Note<T> note) {
    return kept(job, note).orElseThrow(() -> new JobEndedException(job));
  }

  /** All that was kept, by one request. */
  public Notes notes(JobId job) {
    try (Stream<Row> rows = table.list(job.value(), NOTE)) {
      return new Notes(
          table,
          job,
          rows.collect(
              Collectors.toMap(row -> row.key().row().substring(NOTE.length()), row -> row)));
    }
  }

  /** Something a job keeps while it runs. */
  public record Note<T>(String name, Codec<T> codec) {}

  /** A text that a job keeps while it runs. */
  public static Note<String> text(String name) {
    return new Note<>(name, new TextCodec());
  }

  private static final class TextCodec implements Codec<String> {
    private static final String TEXT = "text";

    @Override
    public ObjectNode encode(String text) {
      return Json.object().put(TEXT, text);
    }

    @Override
    public String decode(JsonNode json) {
      return Json.text(json, TEXT);
    }
  }

  private <T> TypedTable<T> notes(Note<T> note) {
    return new TypedTable<>(table, note.codec());
  }

  private static RowKey key(JobId job, Note<?> note) {
    return new RowKey(job.value(), NOTE + note.name());
  }

  /** Forgets all parts and notes of a job. Messages about them that come later are dropped. */
  public void delete(JobId job) {
    int groups = set(job).map(PartSet::groups).orElse(0);
    for (int group = 0; group < groups; group++) {
      table.deletePartition(partition(job, group));
    }
    // The set goes last with its partition: until then a repeated call finds all groups.
    table.deletePartition(job.value());
  }

  /** The JSON by which messages name a part. */
  public static ObjectNode encode(PartRef ref) {
    ObjectNode json = Json.object();
    PartCodec.encode(ref, json);
    return json;
  }

  /** The part that a message names. */
  public static PartRef decode(JsonNode json) {
    return PartCodec.decodeRef(json);
  }

  private static RowKey key(JobId job, PartRef part) {
    return new RowKey(partition(job, part.group()), part.row());
  }

  private static String partition(JobId job, int group) {
    return job.value() + "-g" + number(group);
  }

  private static String number(int group) {
    return String.format(Locale.ROOT, "%05d", group);
  }
}
