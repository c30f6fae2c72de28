package dev.vaultline.engine.store;

import dev.vaultline.engine.VaultlineException.Remedy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store whose connection breaks at a chosen call, so that a test can break it at every call in
 * turn. Calls are counted from 1 since the fault was set. A broken change reports {@link
 * Remedy#OUTCOME_UNKNOWN}, whether it took effect or not; a broken question {@link Remedy#RETRY}.
 */
public final class FaultyVaultStore implements VaultStore {

  /** When the connection breaks: before the call had its effect, or after (its answer is lost). */
  public enum Moment {
    BEFORE,
    AFTER
  }

  /** The kinds of calls, as logged. */
  public enum Kind {
    PUT,
    REPLACE,
    GET,
    READ,
    FIND,
    LIST,
    DELETE,
    LEASE,
    RENEW
  }

  /** A call that was made: of what kind and on which name or prefix. */
  public record Call(Kind kind, String name) {}

  private final VaultStore inner;
  private final List<Call> log = new ArrayList<>();
  private int failingCall = Integer.MAX_VALUE;
  private Moment moment = Moment.BEFORE;
  private boolean stays;

  public FaultyVaultStore(VaultStore inner) {
    this.inner = inner;
  }

  /** From now on, breaks the given call (1 is the next) and no other. */
  public void failOnce(int call, Moment moment) {
    set(call, moment, false);
  }

  /** From now on, breaks the given call (1 is the next) and, like a dead process, all after it. */
  public void failFrom(int call, Moment moment) {
    set(call, moment, true);
  }

  /** Breaks nothing from now on and forgets the calls so far. */
  public void heal() {
    set(Integer.MAX_VALUE, Moment.BEFORE, false);
  }

  /** How many calls were made since the fault was set, the broken ones included. */
  public synchronized int calls() {
    return log.size();
  }

  /** The calls since the fault was set, in order. */
  public synchronized List<Call> log() {
    return List.copyOf(log);
  }

  @Override
  public void putIfAbsent(ObjectName name, List<ByteBuffer> content) {
    change(Kind.PUT, name, () -> inner.putIfAbsent(name, content));
  }

  @Override
  public void replace(ObjectName name, List<ByteBuffer> content, String version) {
    change(Kind.REPLACE, name, () -> inner.replace(name, content, version));
  }

  @Override
  public byte[] get(ObjectName name) {
    return call(Kind.GET, name.value(), () -> inner.get(name));
  }

  @Override
  public void read(ObjectName name, long offset, ByteBuffer target) {
    change(Kind.READ, name, () -> inner.read(name, offset, target));
  }

  @Override
  public Optional<ObjectInfo> find(ObjectName name) {
    return call(Kind.FIND, name.value(), () -> inner.find(name));
  }

  /** A broken listing with a lost answer breaks after its first object, as between two pages. */
  @Override
  public Stream<ObjectInfo> list(String prefix) {
    Optional<Moment> fault = next(Kind.LIST, prefix);
    if (fault.isEmpty()) {
      return inner.list(prefix);
    }
    if (fault.get() == Moment.BEFORE) {
      throw broken(Kind.LIST, prefix);
    }
    Supplier<ObjectInfo> breaks =
        () -> {
          throw broken(Kind.LIST, prefix);
        };
    return Stream.concat(inner.list(prefix).limit(1), Stream.generate(breaks));
  }

  @Override
  public boolean delete(ObjectInfo object) {
    return call(Kind.DELETE, object.name().value(), () -> inner.delete(object));
  }

  /** A lease whose answer was lost has run out by the time anybody asks for it again. */
  @Override
  public Optional<Lease> tryLease(ObjectName name) {
    Optional<Moment> fault = next(Kind.LEASE, name.value());
    if (fault.isPresent()) {
      if (fault.get() == Moment.AFTER) {
        inner.tryLease(name).ifPresent(Lease::close);
      }
      throw broken(Kind.LEASE, name.value());
    }
    return inner.tryLease(name).map(lease -> new FaultyLease(name, lease));
  }

  @Override
  public String location() {
    return inner.location();
  }

  private synchronized void set(int call, Moment moment, boolean stays) {
    this.failingCall = call;
    this.moment = moment;
    this.stays = stays;
    log.clear();
  }

  private synchronized Optional<Moment> next(Kind kind, String name) {
    log.add(new Call(kind, name));
    int number = log.size();
    if (number == failingCall) {
      return Optional.of(moment);
    }
    return stays && number > failingCall ? Optional.of(Moment.BEFORE) : Optional.empty();
  }

  private void change(Kind kind, ObjectName name, Runnable action) {
    call(
        kind,
        name.value(),
        () -> {
          action.run();
          return true;
        });
  }

  private <T> T call(Kind kind, String name, Supplier<T> action) {
    Optional<Moment> fault = next(kind, name);
    if (fault.isEmpty()) {
      return action.get();
    }
    if (fault.get() == Moment.AFTER) {
      T lost = action.get();
      Objects.requireNonNull(lost);
    }
    throw broken(kind, name);
  }

  private static StoreUnavailableException broken(Kind kind, String name) {
    Remedy remedy =
        switch (kind) {
          case PUT, REPLACE, DELETE -> Remedy.OUTCOME_UNKNOWN;
          case GET, READ, FIND, LIST, LEASE, RENEW -> Remedy.RETRY;
        };
    return new StoreUnavailableException(
        remedy, "injected fault at " + kind + " " + name, new IOException("connection reset"));
  }

  private final class FaultyLease implements Lease {
    private final ObjectName name;
    private final Lease lease;

    FaultyLease(ObjectName name, Lease lease) {
      this.name = name;
      this.lease = lease;
    }

    @Override
    public Instant acquiredAt() {
      return lease.acquiredAt();
    }

    @Override
    public void renew() {
      change(Kind.RENEW, name, lease::renew);
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
