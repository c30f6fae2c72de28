package dev.vaultline.engine.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.Document;
import dev.vaultline.engine.format.DocumentKind;
import dev.vaultline.engine.format.Json;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.map.PageRef;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.pack.PackLayout;
import dev.vaultline.engine.pack.PackRef;
import dev.vaultline.engine.point.StatisticsCodec;
import dev.vaultline.engine.store.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stored form of a receipt. */
final class PartReceiptCodec {
  private PartReceiptCodec() {}

  static byte[] encode(PartReceipt receipt) {
    ObjectNode json =
        Json.object().put("disk", receipt.id().disk()).put("part", receipt.id().number());
    ArrayNode packs = json.putArray("packs");
    for (PackRef pack : receipt.packs()) {
      packs
          .addObject()
          .put("name", pack.name().value())
          .put("size", pack.size())
          .put("tocLength", pack.tocLength());
    }
    ArrayNode pages = json.putArray("pages");
    receipt.pages().forEach((number, page) -> writePage(pages.addObject(), number, page));
    ObjectNode live = json.putObject("live");
    receipt.live().forEach((pack, bytes) -> live.put(pack.value(), bytes));
    StatisticsCodec.write(json.putObject("statistics"), receipt.statistics());
    return Document.encode(DocumentKind.RECEIPT, Json.write(json));
  }

  private static void writePage(ObjectNode node, int number, Optional<PageRef> page) {
    node.put("page", number);
    page.ifPresent(
        ref ->
            node.put("pack", ref.frame().pack().value())
                .put("offset", ref.frame().offset())
                .put("length", ref.frame().length())
                .put("sha256", ref.digest().toString()));
  }

  static PartReceipt decode(ObjectName name, byte[] object) {
    Document document = Document.decode(name, DocumentKind.RECEIPT, object);
    try {
      JsonNode json = Json.read(document.json());
      return new PartReceipt(
          new PartId(Json.smallNumber(json, "disk"), Json.smallNumber(json, "part")),
          packs(json),
          pages(json),
          live(json),
          StatisticsCodec.read(json.path("statistics")));
    } catch (MalformedException e) {
      throw new DamagedException(name.value(), e.getMessage(), e);
    }
  }

  private static List<PackRef> packs(JsonNode json) {
    List<PackRef> packs = new ArrayList<>();
    for (JsonNode node : Json.array(json, "packs")) {
      packs.add(
          new PackRef(
              PackLayout.name(Json.text(node, "name")),
              Json.number(node, "size"),
              Json.smallNumber(node, "tocLength")));
    }
    return List.copyOf(packs);
  }

  private static Map<Integer, Optional<PageRef>> pages(JsonNode json) {
    Map<Integer, Optional<PageRef>> pages = new TreeMap<>();
    for (JsonNode node : Json.array(json, "pages")) {
      pages.put(
          Json.smallNumber(node, "page"),
          Json.optionalText(node, "pack").map(pack -> page(node, PackLayout.name(pack))));
    }
    return pages;
  }

  private static PageRef page(JsonNode node, ObjectName pack) {
    FrameAddress frame =
        FrameAddress.read(pack, Json.number(node, "offset"), Json.number(node, "length"));
    return new PageRef(frame, Digest.parse(Json.text(node, "sha256")));
  }

  private static Map<ObjectName, Long> live(JsonNode json) {
    Map<ObjectName, Long> live = new TreeMap<>();
    json.path("live")
        .fields()
        .forEachRemaining(e -> live.put(PackLayout.name(e.getKey()), e.getValue().asLong()));
    return live;
  }
}
