package dev.vaultline.engine.store;

import java.time.Instant;

/** Sole ownership of a name, lost when it is closed or its holder dies. */
public interface Lease extends AutoCloseable {

  /** The instant of acquisition by the store's own clock. */
  Instant acquiredAt();

  /**
   * Makes sure the lease is still held, prolonging it where it runs out by itself. To be called at
   * least every 30 seconds.
   *
   * @throws LeaseLostException when somebody else may hold it now
   */
  void renew();

  /** Gives the lease up; does nothing when it is lost. */
  @Override
  void close();
}
