package dev.vaultline.local.compute.access;

import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.fault.Fault;
import dev.vaultline.local.compute.fault.Faults;
import dev.vaultline.local.compute.store.ComputeStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which signatures are active. A resource has one at most. */
public final class Grants {
  private static final String KIND = "grant";
  private static final String OF_RESOURCE = "grant-of";

  private final ComputeStore store;
  private final Faults faults;
  private final Clock clock;
  private final Signature signature;
  private final int perFamily;

  /**
   * Those of a store.
   *
   * @param perFamily how many of one family may be active at a time
   */
  public Grants(ComputeStore store, Faults faults, Clock clock, int perFamily) {
    this.store = store;
    this.faults = faults;
    this.clock = clock;
    this.signature = Signature.of(store);
    this.perFamily = perFamily;
  }

  /** The active grant of a resource. */
  public Optional<Grant> active(ArmId resource) {
    return store
        .document(OF_RESOURCE, resource.key())
        .flatMap(found -> byToken(found.path("token").asText()));
  }

  Optional<Grant> byToken(String token) {
    Instant now = clock.instant();
    return store.document(KIND, token).map(Grant::read).filter(g -> g.expires().isAfter(now));
  }

  boolean fits(Grant grant, String sig) {
    return signature.fits(grant, sig);
  }

  String url(URI base, Grant grant) {
    return signature.url(base, grant);
  }

  /**
   * Grants access, or prolongs the one that is active.
   *
   * @throws ArmException 409 when the family has as many as it may, or the resource is granted in
   *     another way
   */
  Grant grant(ArmId resource, String family, boolean write, Duration duration) {
    Optional<Fault> early = faults.strike(Fault.Type.EARLY_EXPIRY, resource.type());
    Instant end =
        clock.instant().plus(early.map(f -> Duration.ofSeconds(f.amount())).orElse(duration));
    Optional<Grant> before = active(resource);
    if (before.isPresent() && before.get().write() != write) {
      throw ArmException.notAllowed(
          "There is an active shared access signature of another kind outstanding for "
              + resource.name()
              + ". Call EndGetAccess before asking for this one.");
    }
    if (before.isEmpty()) {
      requireRoom(family);
    }
    String token = before.map(Grant::token).orElseGet(() -> UUID.randomUUID().toString());
    Grant grant = new Grant(token, resource, family, write, end);
    store.put(KIND, token, family, grant.json());
    store.put(OF_RESOURCE, resource.key(), "", grant.json());
    return grant;
  }

  private void requireRoom(String family) {
    Instant now = clock.instant();
    long active =
        store.documents(KIND, family).stream()
            .map(Grant::read)
            .filter(grant -> grant.expires().isAfter(now))
            .count();
    if (active >= perFamily) {
      throw ArmException.notAllowed(
          ("The number of active shared access signatures of the incremental snapshot family '%s'"
                  + " is at its limit of %d. Call EndGetAccess on one of its snapshots.")
              .formatted(family, perFamily));
    }
  }

  /** Ends access to a resource; nothing happens when there is none. */
  public void revoke(ArmId resource) {
    store
        .document(OF_RESOURCE, resource.key())
        .ifPresent(found -> store.remove(KIND, found.path("token").asText()));
    store.remove(OF_RESOURCE, resource.key());
  }

  /** Forgets what expired. */
  public void forgetExpired() {
    Instant now = clock.instant();
    store.documents(KIND).stream()
        .map(Grant::read)
        .filter(grant -> !grant.expires().isAfter(now))
        .forEach(grant -> revoke(grant.resource()));
  }
}
