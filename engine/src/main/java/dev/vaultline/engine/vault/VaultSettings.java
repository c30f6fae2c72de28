package dev.vaultline.engine.vault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.UnsupportedFormatException;
import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.DocumentKind;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.map.BlockSize;
import java.time.Instant;
import java.util.UUID;

/**
 * What is fixed when a vault is created.
 *
 * @param id tells one vault from every other
 * @param blockSize the unit of the map
 * @param blocksPerPage blocks that one map page describes, 16 to 4096
 * @param softDeleteDays how long a deleted recovery point can be brought back, 0 to 180
 */
public record VaultSettings(
    UUID id, Instant createdAt, BlockSize blockSize, int blocksPerPage, int softDeleteDays) {
  private static final int DEFAULT_BLOCKS_PER_PAGE = 1024;
  private static final int DEFAULT_SOFT_DELETE_DAYS = 14;

  public VaultSettings {
    requireBetween("blocks per page", blocksPerPage, 16, 4096);
    requireBetween("soft-delete days", softDeleteDays, 0, 180);
  }

  private static void requireBetween(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidInputException(
          what + " of " + value + " is not possible: expected " + least + " to " + most);
    }
  }

  /** The settings of a new vault: 16 KiB blocks, 1024 a page, 14 days of soft delete. */
  public static VaultSettings defaults(Instant createdAt) {
    return new VaultSettings(
        UUID.randomUUID(),
        createdAt,
        BlockSize.DEFAULT,
        DEFAULT_BLOCKS_PER_PAGE,
        DEFAULT_SOFT_DELETE_DAYS);
  }

  /** The same with another block size. */
  public VaultSettings withBlockSize(BlockSize other) {
    return new VaultSettings(id, createdAt, other, blocksPerPage, softDeleteDays);
  }

  /** The same with another soft-delete period. */
  public VaultSettings withSoftDeleteDays(int days) {
    return new VaultSettings(id, createdAt, blockSize, blocksPerPage, days);
  }

  byte[] encode() {
    return Document.encode(
        DocumentKind.VAULT,
        Json.write(
            Json.object()
                .put("id", id.toString())
                .put("createdAt", createdAt.toString())
                .put("blockSize", blockSize.bytes())
                .put("blocksPerPage", blocksPerPage)
                .put("softDeleteDays", softDeleteDays)
                .put("encryption", "none")));
  }

  static VaultSettings decode(byte[] object) {
    Document document = Document.decode(Vault.SETTINGS, DocumentKind.VAULT, object);
    try {
      JsonNode json = Json.read(document.json());
      String encryption = Json.text(json, "encryption");
      if (!encryption.equals("none")) {
        throw new UnsupportedFormatException(
            "the vault is encrypted as '" + encryption + "', which this Vaultline does not know");
      }
      return new VaultSettings(
          UUID.fromString(Json.text(json, "id")),
          Json.instant(json, "createdAt"),
          new BlockSize(Json.smallNumber(json, "blockSize")),
          Json.smallNumber(json, "blocksPerPage"),
          Json.smallNumber(json, "softDeleteDays"));
    } catch (MalformedException | InvalidInputException | IllegalArgumentException e) {
      throw new DamagedException(Vault.SETTINGS.value(), String.valueOf(e.getMessage()), e);
    }
  }
}
