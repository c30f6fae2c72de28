package dev.vaultline.pipeline.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.policy.PolicyName;
import dev.vaultline.engine.policy.ProtectionPolicy;
import dev.vaultline.pipeline.NotFoundException;
import dev.vaultline.pipeline.table.Codec;
import dev.vaultline.pipeline.table.RowKey;
import dev.vaultline.pipeline.table.StateTable;
import dev.vaultline.pipeline.table.TypedTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The protection policies, and up to which instant each was acted on. */
public final class Policies {
  private static final String POLICIES = "policies";
  private static final String ACTED = "acted";

  private final TypedTable<ProtectionPolicy> policies;
  private final TypedTable<Instant> acted;
  private final Clock clock;

  public Policies(StateTable table, Clock clock) {
    this.policies = new TypedTable<>(table, new PolicyCodec());
    this.acted = new TypedTable<>(table, new InstantCodec());
    this.clock = clock;
  }

  /** The policy of that name, if there is one. */
  public Optional<ProtectionPolicy> find(PolicyName name) {
    return policies.find(new RowKey(POLICIES, name.value()));
  }

  /** The policy of that name, which must be there. */
  public ProtectionPolicy require(PolicyName name) {
    return find(name).orElseThrow(() -> new NotFoundException("there is no policy " + name));
  }

  /** All policies in the order of their names. */
  public List<ProtectionPolicy> list() {
    return policies.all(POLICIES, "");
  }

  /**
   * Writes a policy. With a new schedule, what would have been due before now is not made up for:
   * the first backup is the next that the schedule has.
   */
  public void put(ProtectionPolicy policy) {
    Optional<ProtectionPolicy> before = find(policy.name());
    if (!before.map(ProtectionPolicy::schedule).equals(Optional.of(policy.schedule()))) {
      acted.insert(new RowKey(ACTED, policy.name().value()), clock.instant());
      recordActed(policy.name(), clock.instant());
    }
    policies.put(new RowKey(POLICIES, policy.name().value()), policy);
  }

  /** Up to which instant a policy was acted on; what was due later is still to be done. */
  public Instant actedUntil(PolicyName name) {
    return acted.find(new RowKey(ACTED, name.value())).orElse(Instant.EPOCH);
  }

  /** Remembers that what was due at an instant was started; never goes back. */
  public void recordActed(PolicyName name, Instant due) {
    acted.update(new RowKey(ACTED, name.value()), known -> known.isAfter(due) ? known : due);
  }

  private static final class InstantCodec implements Codec<Instant> {
    @Override
    public ObjectNode encode(Instant value) {
      return Json.object().put("until", value.toString());
    }

    @Override
    public Instant decode(JsonNode json) {
      return Json.instant(json, "until");
    }
  }
}
