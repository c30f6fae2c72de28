package dev.vaultline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaultline.engine.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryVaultStoreTest extends VaultStoreContract {
  private final MemoryVaultStore store = new MemoryVaultStore();

  @Override
  protected VaultStore store() {
    return store;
  }

  @Override
  protected VaultStore otherView() {
    return store;
  }

  @Test
  void dates_objects_by_the_clock_it_was_given() {
    Instant noon = Instant.parse("2026-11-21T12:00:00Z");
    MemoryVaultStore dated = new MemoryVaultStore(Clock.fixed(noon, ZoneOffset.UTC));
    ObjectName name = new ObjectName("a");
    dated.putIfAbsent(name, List.of());

    assertThat(dated.find(name).orElseThrow().lastModified()).isEqualTo(noon);
  }

  @Test
  void refuses_names_that_a_directory_could_not_hold_together() {
    store.putIfAbsent(new ObjectName("a/b"), List.of());

    assertThatThrownBy(() -> store.putIfAbsent(new ObjectName("a"), List.of()))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> store.putIfAbsent(new ObjectName("a/b/c"), List.of()))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void tells_the_holder_of_a_broken_lease_that_it_is_lost() {
    ObjectName name = new ObjectName("a");
    store.putIfAbsent(name, List.of());
    Lease lease = store.tryLease(name).orElseThrow();

    store.breakLease(name);

    assertThatThrownBy(lease::renew).isInstanceOf(LeaseLostException.class);
  }
}
