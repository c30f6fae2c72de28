package dev.vaultline.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link VaultStore} guarantees. */
public abstract class VaultStoreContract {
  private static final ObjectName NAME = new ObjectName("points/machine-1/record");

  /** The store under test, empty at the start of each test and the same during it. */
  protected abstract VaultStore store();

  /** Another view of the same store, as another process would open it. */
  protected abstract VaultStore otherView();

  /** How many objects to list: more than one page of the service where that is affordable. */
  protected int manyObjects() {
    return 5_003;
  }

  @Test
  void gives_back_what_was_put() {
    put(NAME, "one");

    assertThat(text(NAME)).isEqualTo("one");
    assertThat(otherView().get(NAME)).isEqualTo(bytes("one"));
  }

  @Test
  void joins_the_buffers_of_a_put_and_leaves_their_positions_alone() {
    ByteBuffer heap = ByteBuffer.wrap(bytes("--ab--"), 2, 2);
    ByteBuffer direct = ByteBuffer.allocateDirect(8).put(bytes("XXcdeXXX")).position(2).limit(5);
    ByteBuffer readOnly = ByteBuffer.wrap(bytes("f")).asReadOnlyBuffer();

    store().putIfAbsent(NAME, List.of(heap, direct, ByteBuffer.allocate(0), readOnly));

    assertThat(text(NAME)).isEqualTo("abcdef");
    assertThat(List.of(heap.position(), heap.remaining())).containsExactly(2, 2);
    assertThat(List.of(direct.position(), direct.remaining())).containsExactly(2, 3);
    assertThat(List.of(readOnly.position(), readOnly.remaining())).containsExactly(0, 1);
  }

  @Test
  void keeps_its_own_copy_of_what_was_put() {
    byte[] content = bytes("one");
    store().putIfAbsent(NAME, List.of(ByteBuffer.wrap(content)));

    content[0] = 'X';
    store().get(NAME)[1] = 'X';

    assertThat(text(NAME)).isEqualTo("one");
  }

  @Test
  void holds_empty_objects() {
    store().putIfAbsent(NAME, List.of());

    assertThat(store().get(NAME)).isEmpty();
    assertThat(store().find(NAME).orElseThrow().size()).isZero();
    store().read(NAME, 0, ByteBuffer.allocate(0));
  }

  @Test
  void holds_a_pack_of_many_buffers_and_reads_any_range_of_it() {
    Random random = new Random(7);
    byte[] whole = new byte[17 << 20];
    random.nextBytes(whole);
    store().putIfAbsent(NAME, pieces(whole, 1_000_003));

    for (int length : new int[] {1, 4_096, 1 << 20, 5 << 20}) {
      int offset = random.nextInt(whole.length - length);
      ByteBuffer target = ByteBuffer.allocateDirect(length + 10).position(3).limit(3 + length);
      store().read(NAME, offset, target);

      assertThat(target.remaining()).isZero();
      assertThat(target.flip().position(3))
          .isEqualTo(ByteBuffer.wrap(whole, offset, length).slice());
    }
    assertThat(Arrays.equals(store().get(NAME), whole)).isTrue();
  }

  @Test
  void reads_up_to_the_last_byte_and_not_past_it() {
    put(NAME, "0123456789");
    ByteBuffer target = ByteBuffer.allocate(4);

    store().read(NAME, 6, target);
    assertThat(target.array()).isEqualTo(bytes("6789"));

    for (long offset : new long[] {7, 10, 11, 1L << 40}) {
      assertThatThrownBy(() -> store().read(NAME, offset, ByteBuffer.allocate(4)))
          .isInstanceOf(ObjectTruncatedException.class)
          .hasMessageContaining(NAME.value())
          .hasMessageContaining(Long.toString(offset + 4));
    }
  }

  @Test
  void names_the_object_that_is_missing() {
    ByteBuffer target = ByteBuffer.allocate(1);

    assertThat(store().find(NAME)).isEmpty();
    assertMissing(() -> store().get(NAME));
    assertMissing(() -> store().read(NAME, 0, target));
    assertMissing(() -> store().replace(NAME, List.of(), "1"));
    assertMissing(() -> store().tryLease(NAME));
  }

  @Test
  void takes_a_folder_for_no_object() {
    put(NAME, "one");
    ObjectName folder = new ObjectName("points/machine-1");

    assertThat(store().find(folder)).isEmpty();
    assertMissing(() -> store().get(folder));
  }

  @Test
  void refuses_to_overwrite() {
    put(NAME, "one");

    assertThatThrownBy(() -> put(NAME, "two"))
        .isInstanceOf(ObjectExistsException.class)
        .hasMessageContaining(NAME.value());
    assertThatThrownBy(() -> put(NAME, "one")).isInstanceOf(ObjectExistsException.class);
    assertThat(text(NAME)).isEqualTo("one");
  }

  @Test
  void lets_exactly_one_of_many_racing_puts_win_and_keeps_its_content_whole() throws Exception {
    int racers = 8;
    for (int round = 0; round < 5; round++) {
      ObjectName name = new ObjectName("race/" + round);
      List<Boolean> won =
          race(
              racers,
              racer -> {
                byte[] content = new byte[300_000];
                Arrays.fill(content, (byte) racer);
                VaultStore view = racer % 2 == 0 ? store() : otherView();
                try {
                  view.putIfAbsent(name, pieces(content, 70_000));
                  return true;
                } catch (ObjectExistsException e) {
                  return false;
                }
              });

      assertThat(won).filteredOn(w -> w).hasSize(1);
      byte[] expected = new byte[300_000];
      Arrays.fill(expected, (byte) won.indexOf(true));
      assertThat(Arrays.equals(store().get(name), expected)).isTrue();
    }
  }

  @Test
  void describes_objects_by_size_time_and_version() {
    put(NAME, "one");
    put(new ObjectName("points/machine-1/second"), "second");

    ObjectInfo info = store().find(NAME).orElseThrow();

    assertThat(info.name()).isEqualTo(NAME);
    assertThat(info.size()).isEqualTo(3);
    assertThat(info.version()).isNotEmpty();
    assertThat(info.lastModified()).isBetween(storeNow().minusSeconds(60), storeNow());
    assertThat(otherView().find(NAME)).contains(info);
    assertThat(names(store().list(NAME.value()))).containsExactly(NAME.value());
    assertThat(first(NAME.value())).isEqualTo(info);
  }

  @Test
  void replaces_the_version_that_was_read() {
    put(NAME, "one");
    ObjectInfo before = store().find(NAME).orElseThrow();

    store().replace(NAME, List.of(ByteBuffer.wrap(bytes("two"))), before.version());

    assertThat(text(NAME)).isEqualTo("two");
    assertThat(store().find(NAME).orElseThrow().version()).isNotEqualTo(before.version());
  }

  @Test
  void refuses_to_replace_a_version_that_is_no_longer_there() {
    put(NAME, "one");
    String first = store().find(NAME).orElseThrow().version();
    List<ByteBuffer> two = List.of(ByteBuffer.wrap(bytes("two")));
    otherView().replace(NAME, two, first);

    assertThatThrownBy(() -> store().replace(NAME, two, first))
        .isInstanceOf(ObjectChangedException.class)
        .hasMessageContaining(NAME.value());
    assertThat(text(NAME)).isEqualTo("two");
  }

  @Test
  void loses_no_update_when_many_replace_the_same_object() throws Exception {
    put(NAME, "0");
    int writers = 4;
    int additions = 10;

    race(
        writers,
        writer -> {
          VaultStore view = writer % 2 == 0 ? store() : otherView();
          for (int done = 0; done < additions; ) {
            done += addOne(view) ? 1 : 0;
          }
          return true;
        });

    assertThat(text(NAME)).isEqualTo(Integer.toString(writers * additions));
  }

  @Test
  void deletes_the_version_that_was_seen_and_says_when_it_was_gone() {
    put(NAME, "one");
    ObjectInfo seen = store().find(NAME).orElseThrow();

    assertThat(store().delete(seen)).isTrue();
    assertThat(store().find(NAME)).isEmpty();
    assertThat(otherView().delete(seen)).isFalse();
    put(NAME, "again");
    assertThat(text(NAME)).isEqualTo("again");
  }

  @Test
  void refuses_to_delete_a_version_that_is_no_longer_there() {
    put(NAME, "one");
    ObjectInfo seen = store().find(NAME).orElseThrow();
    store().replace(NAME, List.of(ByteBuffer.wrap(bytes("other"))), seen.version());

    assertThatThrownBy(() -> store().delete(seen))
        .isInstanceOf(ObjectChangedException.class)
        .hasMessageContaining(NAME.value());
    assertThat(text(NAME)).isEqualTo("other");
  }

  @Test
  void shows_every_put_and_delete_to_every_reader_at_once() {
    for (int i = 0; i < 20; i++) {
      ObjectName name = new ObjectName("seen/" + i);
      put(name, "x");
      assertThat(otherView().find(name)).isPresent();
      assertThat(names(otherView().list("seen/"))).containsExactly(name.value());
      store().delete(store().find(name).orElseThrow());
      assertThat(otherView().find(name)).isEmpty();
      assertThat(names(otherView().list("seen/"))).isEmpty();
    }
  }

  @Test
  void lists_by_any_start_of_a_name_in_the_order_of_names() {
    List<String> all =
        List.of("a-b/1", "a.b", "a/1", "a/10", "a/2", "a/b-c", "a/b.c", "a/b/d", "a0", "aB", "ab");
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.forEach(name -> put(new ObjectName(name), name));

    assertThat(names(store().list(""))).containsExactlyElementsOf(all);
    assertThat(names(store().list("a"))).containsExactlyElementsOf(all);
    assertThat(names(store().list("a/"))).containsExactlyElementsOf(all.subList(2, 8));
    assertThat(names(store().list("a/b"))).containsExactly("a/b-c", "a/b.c", "a/b/d");
    assertThat(names(store().list("a/1"))).containsExactly("a/1", "a/10");
    assertThat(names(store().list("ab"))).containsExactly("ab");
    assertThat(names(store().list("a/b/d/e"))).isEmpty();
    assertThat(names(store().list("b"))).isEmpty();
    assertThat(names(store().list("a/2/"))).isEmpty();
  }

  @Test
  void lists_thousands_of_objects_lazily() throws Exception {
    int count = manyObjects();
    List<String> expected =
        IntStream.range(0, count).mapToObj(i -> String.format("many/%06d", i)).toList();
    race(4, part -> putEvery(expected, part, 4));

    assertThat(names(store().list("many/"))).isEqualTo(expected);
    try (Stream<ObjectInfo> listing = store().list("many/")) {
      assertThat(listing.limit(2).map(info -> info.name().value())).hasSize(2);
    }
  }

  @Test
  void lets_objects_be_deleted_while_they_are_listed() {
    for (int i = 0; i < 30; i++) {
      put(new ObjectName("sweep/" + (i % 3) + "/" + i), "x");
    }

    try (Stream<ObjectInfo> listing = store().list("sweep/")) {
      listing.forEach(info -> assertThat(store().delete(info)).isTrue());
    }

    assertThat(names(store().list(""))).isEmpty();
  }

  @Test
  void gives_a_lease_to_one_taker_at_a_time() {
    put(NAME, "one");

    try (Lease lease = store().tryLease(NAME).orElseThrow()) {
      assertThat(store().tryLease(NAME)).isEmpty();
      assertThat(otherView().tryLease(NAME)).isEmpty();
      lease.renew();
      assertThat(otherView().tryLease(NAME)).isEmpty();
      assertThat(otherView().get(NAME)).isEqualTo(bytes("one"));
    }

    otherView().tryLease(NAME).orElseThrow().close();
  }

  @Test
  void dates_a_lease_by_its_own_clock() {
    put(NAME, "one");
    Instant before = storeNow();

    try (Lease lease = store().tryLease(NAME).orElseThrow()) {
      // Services date to the second.
      assertThat(lease.acquiredAt())
          .isBetween(before.minus(Duration.ofSeconds(1)), storeNow().plusSeconds(1));
    }
  }

  @Test
  void keeps_leases_on_different_names_apart_and_survives_a_second_close() {
    ObjectName other = new ObjectName("points/other");
    put(NAME, "one");
    put(other, "two");
    Lease first = store().tryLease(NAME).orElseThrow();

    try (Lease second = store().tryLease(other).orElseThrow()) {
      first.close();
      first.close();
      second.renew();
      try (Lease again = otherView().tryLease(NAME).orElseThrow()) {
        first.close();
        again.renew();
        assertThat(store().tryLease(NAME)).isEmpty();
      }
    }
  }

  @Test
  void tells_the_holder_of_a_closed_lease_that_it_is_lost() {
    put(NAME, "one");
    Lease lease = store().tryLease(NAME).orElseThrow();
    lease.close();

    assertThatThrownBy(lease::renew)
        .isInstanceOf(LeaseLostException.class)
        .hasMessageContaining(NAME.value());
  }

  @Test
  void leases_an_object_to_one_of_many_racing_takers() throws Exception {
    put(NAME, "one");

    List<Optional<Lease>> leases =
        race(6, taker -> (taker % 2 == 0 ? store() : otherView()).tryLease(NAME));

    assertThat(leases).filteredOn(Optional::isPresent).hasSize(1);
    leases.forEach(lease -> lease.ifPresent(Lease::close));
  }

  /** The instant by the store's clock: what it says of an object it stores now. */
  private Instant storeNow() {
    ObjectName probe = new ObjectName("clock/" + Long.toHexString(System.nanoTime()));
    put(probe, "tick");
    ObjectInfo info = store().find(probe).orElseThrow();
    store().delete(info);
    return info.lastModified();
  }

  private boolean addOne(VaultStore view) {
    ObjectInfo seen = view.find(NAME).orElseThrow();
    int number = Integer.parseInt(new String(view.get(NAME), UTF_8));
    try {
      view.replace(
          NAME, List.of(ByteBuffer.wrap(bytes(Integer.toString(number + 1)))), seen.version());
      return true;
    } catch (ObjectChangedException e) {
      return false;
    }
  }

  private boolean putEvery(List<String> names, int first, int step) {
    for (int i = first; i < names.size(); i += step) {
      put(new ObjectName(names.get(i)), "x");
    }
    return true;
  }

  private interface Racer<T> {
    T run(int number) throws Exception;
  }

  private static <T> List<T> race(int racers, Racer<T> racer)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      List<Callable<T>> calls = new ArrayList<>();
      IntStream.range(0, racers).forEach(i -> calls.add(() -> racer.run(i)));
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private void assertMissing(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(ObjectMissingException.class).hasMessageContaining("poi");
  }

  private void put(ObjectName name, String content) {
    store().putIfAbsent(name, List.of(ByteBuffer.wrap(bytes(content))));
  }

  private String text(ObjectName name) {
    return new String(store().get(name), UTF_8);
  }

  private ObjectInfo first(String prefix) {
    try (Stream<ObjectInfo> listing = store().list(prefix)) {
      return listing.findFirst().orElseThrow();
    }
  }

  private static List<String> names(Stream<ObjectInfo> listing) {
    try (listing) {
      return listing.map(info -> info.name().value()).toList();
    }
  }

  private static List<ByteBuffer> pieces(byte[] whole, int size) {
    List<ByteBuffer> pieces = new ArrayList<>();
    for (int at = 0; at < whole.length; at += size) {
      int length = Math.min(size, whole.length - at);
      pieces.add(ByteBuffer.allocateDirect(length).put(whole, at, length).flip());
    }
    return pieces;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
