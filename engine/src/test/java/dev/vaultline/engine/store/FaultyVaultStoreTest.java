package dev.vaultline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.VaultlineException.Remedy;
import dev.vaultline.engine.store.FaultyVaultStore.Call;
import dev.vaultline.engine.store.FaultyVaultStore.Kind;
import dev.vaultline.engine.store.FaultyVaultStore.Moment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultyVaultStoreTest extends VaultStoreContract {
  private static final ObjectName NAME = new ObjectName("a/b");
  private final FaultyVaultStore store = new FaultyVaultStore(new MemoryVaultStore());

  @Override
  protected VaultStore store() {
    return store;
  }

  @Override
  protected VaultStore otherView() {
    return store;
  }

  @Test
  void breaks_a_put_before_its_effect() {
    store.failOnce(1, Moment.BEFORE);

    assertThatThrownBy(() -> store.putIfAbsent(NAME, List.of()))
        .isInstanceOfSatisfying(
            StoreUnavailableException.class,
            e -> assertThat(e.remedy()).isEqualTo(Remedy.OUTCOME_UNKNOWN));
    assertThat(store.find(NAME)).isEmpty();
  }

  @Test
  void loses_the_answer_of_a_put_that_took_effect() {
    store.failOnce(1, Moment.AFTER);

    assertThatThrownBy(() -> store.putIfAbsent(NAME, List.of()))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(store.find(NAME)).isPresent();
  }

  @Test
  void counts_calls_and_breaks_only_the_chosen_one() {
    store.failOnce(2, Moment.BEFORE);
    store.putIfAbsent(NAME, List.of());

    assertThatThrownBy(() -> store.get(NAME)).isInstanceOf(StoreUnavailableException.class);
    assertThat(store.get(NAME)).isEmpty();
    assertThat(store.calls()).isEqualTo(3);
    assertThat(store.log())
        .containsExactly(
            new Call(Kind.PUT, "a/b"), new Call(Kind.GET, "a/b"), new Call(Kind.GET, "a/b"));
  }

  @Test
  void stays_broken_when_it_is_to_act_like_a_dead_process() {
    store.failFrom(1, Moment.AFTER);
    assertThatThrownBy(() -> store.putIfAbsent(NAME, List.of()))
        .isInstanceOf(StoreUnavailableException.class);

    assertThatThrownBy(() -> store.find(NAME)).isInstanceOf(StoreUnavailableException.class);
    store.heal();
    assertThat(store.find(NAME)).isPresent();
  }

  @Test
  void breaks_a_listing_between_two_objects() {
    store.putIfAbsent(NAME, List.of());
    store.putIfAbsent(new ObjectName("a/c"), List.of());
    store.failOnce(1, Moment.AFTER);

    try (Stream<ObjectInfo> listing = store.list("")) {
      var objects = listing.iterator();
      assertThat(objects.next().name()).isEqualTo(NAME);
      assertThatThrownBy(objects::next).isInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void breaks_the_renewal_of_a_lease() {
    store.putIfAbsent(NAME, List.of());
    store.failOnce(2, Moment.BEFORE);

    try (Lease lease = store.tryLease(NAME).orElseThrow()) {
      assertThatThrownBy(lease::renew).isInstanceOf(StoreUnavailableException.class);
      lease.renew();
    }
  }
}
