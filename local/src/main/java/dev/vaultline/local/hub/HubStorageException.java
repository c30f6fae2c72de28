package dev.vaultline.local.hub;

import java.sql.SQLException;

/**
 * The database refused a statement; the transaction it belonged to must be rolled back as a whole.
 */
final class HubStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HubStorageException(String statement, SQLException cause) {
    super("The task hub's database failed at: " + statement, cause);
  }
}
