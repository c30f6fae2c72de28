package dev.vaultline.local.compute.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Where the bytes of a disk or of a snapshot are: a page blob, or one of its snapshots, which no
 * one can change. It holds a fixed VHD: the disk's bytes and then a footer of 512 bytes.
 *
 * @param blob the name of the page blob
 * @param snapshot the snapshot of the blob; empty for the blob itself
 * @param size bytes of the blob, with the footer
 */
public record Content(String blob, Optional<String> snapshot, long size) {
  static Optional<Content> read(ObjectNode hidden) {
    if (!hidden.has("blob")) {
      return Optional.empty();
    }
    Optional<String> snapshot = Optional.ofNullable(hidden.get("snapshot")).map(s -> s.asText());
    return Optional.of(
        new Content(hidden.path("blob").asText(), snapshot, hidden.path("size").asLong()));
  }

  void write(ObjectNode hidden) {
    hidden.put("blob", blob).put("size", size);
    snapshot.ifPresentOrElse(id -> hidden.put("snapshot", id), () -> hidden.remove("snapshot"));
  }
}
