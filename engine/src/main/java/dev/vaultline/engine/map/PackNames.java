package dev.vaultline.engine.map;

import dev.vaultline.engine.format.ByteReader;
import dev.vaultline.engine.format.ByteWriter;
import dev.vaultline.engine.pack.PackLayout;
import dev.vaultline.engine.store.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The packs that a stored structure names, each once, so that it can refer to them by number. */
final class PackNames {
  private final List<ObjectName> names = new ArrayList<>();
  private final Map<ObjectName, Integer> numbers = new HashMap<>();

  void add(ObjectName pack) {
    if (numbers.putIfAbsent(pack, names.size()) == null) {
      names.add(pack);
    }
  }

  int numberOf(ObjectName pack) {
    return Objects.requireNonNull(numbers.get(pack), "the pack was not added");
  }

  ObjectName read(ByteReader in) {
    return names.get(in.varint(0, names.size() - 1));
  }

  void writeTo(ByteWriter out) {
    out.varint(names.size());
    names.forEach(name -> out.text(name.value()));
  }

  static PackNames readFrom(ByteReader in, int most) {
    PackNames packs = new PackNames();
    int count = in.varint(0, most);
    for (int i = 0; i < count; i++) {
      packs.add(PackLayout.name(in.text()));
    }
    return packs;
  }
}
