package dev.vaultline.pipeline.item;

import dev.vaultline.engine.point.ItemId;
import dev.vaultline.engine.point.PointId;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The protected items. */
public final class Items {
  private static final String PARTITION = "items";

  private final TypedTable<ItemRecord> items;

  public Items(StateTable table) {
    this.items = new TypedTable<>(table, new ItemCodec());
  }

  /** The item of that id, if there is one. */
  public Optional<ItemRecord> find(ItemId id) {
    return items.find(key(id));
  }

  /** The item of that id, which must be there. */
  public ItemRecord require(ItemId id) {
    return find(id).orElseThrow(() -> new NotFoundException("item " + id + " is not protected"));
  }

  /** All items in the order of their ids. */
  public List<ItemRecord> list() {
    return items.all(PARTITION, "");
  }

  /** The items after one, or all, in the order of their ids. Read lazily: close the stream. */
  public Stream<ItemRecord> after(Optional<ItemId> id) {
    return id.map(last -> items.listAfter(PARTITION, last.value()))
        .orElseGet(() -> items.list(PARTITION, ""));
  }

  /** Adds an item, or describes one anew; its claim and runs stay. */
  public ItemRecord describe(ItemRecord description) {
    if (items.insert(key(description.id()), description)) {
      return description;
    }
    return items
        .update(key(description.id()), known -> known.describedBy(description))
        .orElse(description);
  }

  /**
   * Claims an item for a job, unless its protection was stopped; a job that holds the claim already
   * keeps it with the same run.
   *
   * @param now gives the run its id, which is greater than those of all earlier runs of the item
   * @param over whether the holder of a claim has ended, so that its claim is a left-over
   * @return the item afterwards: its claim says who holds it
   */
  public ItemRecord claim(ItemId id, JobId job, Instant now, Predicate<JobId> over) {
    return items
        .update(
            key(id),
            item -> mayClaim(item, job, over) ? item.claimedBy(claim(item, job, now)) : item)
        .orElseThrow(() -> new NotFoundException("item " + id + " is not protected"));
  }

  private static boolean mayClaim(ItemRecord item, JobId job, Predicate<JobId> over) {
    return item.protection() == Protection.PROTECTED && free(item, job, over);
  }

  private static boolean free(ItemRecord item, JobId job, Predicate<JobId> over) {
    return item.claim()
        .map(Claim::job)
        .map(held -> !held.equals(job) && over.test(held))
        .orElse(true);
  }

  private static Claim claim(ItemRecord item, JobId job, Instant now) {
    Instant after = item.lastRun().map(run -> secondOf(run).plusSeconds(1)).orElse(now);
    return new Claim(job, PointId.of(after.isAfter(now) ? after : now, job.unique()));
  }

  private static Instant secondOf(PointId run) {
    return LocalDateTime.parse(
            run.value().substring(0, run.value().indexOf('Z')),
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT))
        .toInstant(ZoneOffset.UTC);
  }

  /**
   * Lets the job that claimed an item go on from the snapshot to the transfer, unless another job
   * is at a transfer of it; in one step, so that no job holds neither. Repeating it changes
   * nothing.
   *
   * @param over whether the holder of a claim has ended, so that its claim is a left-over
   * @return the item afterwards: its transfer says who is at it
   */
  public ItemRecord beginTransfer(ItemId id, JobId job, Predicate<JobId> over) {
    return items
        .update(key(id), item -> mayTransfer(item, over) ? transferred(item, job) : item)
        .orElseThrow(() -> new NotFoundException("item " + id + " is not protected"));
  }

  private static boolean mayTransfer(ItemRecord item, Predicate<JobId> over) {
    return item.transfer().map(held -> over.test(held.job())).orElse(true);
  }

  private static ItemRecord transferred(ItemRecord item, JobId job) {
    return item.claim()
        .filter(held -> held.job().equals(job))
        .map(item::transferredBy)
        .orElse(item);
  }

  /** Gives up a job's claims of an item; does nothing where other jobs hold them. */
  public void release(ItemId id, JobId job) {
    items.update(key(id), item -> item.releasedBy(job));
  }

  private static RowKey key(ItemId id) {
    return new RowKey(PARTITION, id.value());
  }
}
