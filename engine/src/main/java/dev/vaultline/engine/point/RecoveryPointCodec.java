package dev.vaultline.engine.point;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.engine.disk.Coverage;
import dev.vaultline.engine.disk.DiskIdentity;
import dev.vaultline.engine.format.ByteWriter;
import dev.vaultline.engine.format.Compressor;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.DocumentKind;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.format.Sha256;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The stored form of a recovery point: a document, followed by two sections for each disk. */
final class RecoveryPointCodec {
  private RecoveryPointCodec() {}

  /** Encodes a draft. */
  static byte[] encode(PointDraft draft) {
    ByteArrayOutputStream sections = new ByteArrayOutputStream();
    ObjectNode json = header(draft);
    ArrayNode disks = json.putArray("disks");
    for (PointDraft.Disk disk : draft.disks()) {
      ObjectNode node = disks.addObject();
      DiskCodec.write(node, disk.identity());
      disk.coverage().baseSnapshot().ifPresent(base -> node.put("baseSnapshot", base));
      node.put("coverage", disk.coverage().reason());
      ByteWriter map = new ByteWriter();
      disk.map().writeTo(map);
      node.set("map", append(sections, map.toByteArray()));
      ByteWriter packs = new ByteWriter();
      disk.packs().writeTo(packs);
      node.set("packs", append(sections, packs.toByteArray()));
    }
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(Document.encode(DocumentKind.RECOVERY_POINT, Json.write(json)));
    object.writeBytes(sections.toByteArray());
    return object.toByteArray();
  }

  private static ObjectNode header(PointDraft draft) {
    ObjectNode json =
        Json.object()
            .put("vault", draft.vault().toString())
            .put("item", draft.names().item().value())
            .put("point", draft.names().point().value())
            .put("createdAt", draft.facts().createdAt().toString())
            .put("consistency", draft.facts().consistency().name().toLowerCase(Locale.ROOT))
            .put("parent", draft.parent().map(PointId::value).orElse(null))
            .put("previous", draft.previous().map(Digest::toString).orElse(null))
            .put("retainUntil", draft.facts().retainUntil().map(Instant::toString).orElse(null))
            .put("encryption", "none");
    json.putArray("holds");
    ObjectNode facts = json.putObject("facts");
    draft.facts().facts().forEach(facts::put);
    StatisticsCodec.write(json.putObject("statistics"), draft.statistics());
    return json;
  }

  private static ObjectNode append(ByteArrayOutputStream sections, byte[] plain) {
    byte[] stored = Compressor.compress(plain);
    ObjectNode node =
        Json.object()
            .put("offset", sections.size())
            .put("length", stored.length)
            .put("plainLength", plain.length)
            .put("sha256", Sha256.of(plain).toString());
    sections.writeBytes(stored);
    return node;
  }

  /** Decodes a record. */
  static RecoveryPoint decode(PointNames names, Document document) {
    String name = names.record().value();
    try {
      JsonNode json = Json.read(document.json());
      String encryption = Json.text(json, "encryption");
      if (!encryption.equals("none")) {
        throw new MalformedException("it is encrypted as '" + encryption + "'");
      }
      if (!names.item().value().equals(Json.text(json, "item"))
          || !names.point().value().equals(Json.text(json, "point"))) {
        throw new MalformedException("it says it is another recovery point");
      }
      return new RecoveryPoint(
          names,
          UUID.fromString(Json.text(json, "vault")),
          facts(json),
          Json.optionalText(json, "parent").map(PointId::new),
          Json.optionalText(json, "previous").map(Digest::parse),
          holds(json),
          StatisticsCodec.read(json.path("statistics")),
          disks(json, document.end()),
          Sha256.of(document.json()));
    } catch (MalformedException | InvalidInputException | IllegalArgumentException e) {
      throw new DamagedException(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static PointFacts facts(JsonNode json) {
    Map<String, String> facts = new LinkedHashMap<>();
    json.path("facts").fields().forEachRemaining(e -> facts.put(e.getKey(), e.getValue().asText()));
    Optional<Instant> retainUntil =
        Json.optionalText(json, "retainUntil").map(text -> Json.instant(json, "retainUntil"));
    return new PointFacts(
        Json.instant(json, "createdAt"),
        Consistency.valueOf(Json.text(json, "consistency").toUpperCase(Locale.ROOT)),
        retainUntil,
        Map.copyOf(facts));
  }

  private static List<String> holds(JsonNode json) {
    List<String> holds = new ArrayList<>();
    Json.array(json, "holds").forEach(hold -> holds.add(hold.asText()));
    return List.copyOf(holds);
  }

  private static List<PointDisk> disks(JsonNode json, int sectionsStart) {
    List<PointDisk> disks = new ArrayList<>();
    for (JsonNode node : Json.array(json, "disks")) {
      DiskIdentity identity = DiskCodec.read(node);
      Coverage coverage =
          new Coverage(Json.optionalText(node, "baseSnapshot"), Json.text(node, "coverage"));
      Section map = section(node.path("map"), sectionsStart);
      Section packs = section(node.path("packs"), sectionsStart);
      disks.add(new PointDisk(disks.size(), identity, coverage, map, packs));
    }
    return List.copyOf(disks);
  }

  private static Section section(JsonNode node, int start) {
    return new Section(
        start + Json.number(node, "offset"),
        Json.smallNumber(node, "length"),
        Json.smallNumber(node, "plainLength"),
        Digest.parse(Json.text(node, "sha256")));
  }
}
