package dev.vaultline.engine.backup;

import dev.vaultline.engine.buffer.BufferPool;
import dev.vaultline.engine.format.Compressor;
import dev.vaultline.engine.format.Digest;
import dev.vaultline.engine.format.Sha256;
import dev.vaultline.engine.map.MapPage;
import dev.vaultline.engine.map.MapPageCodec;
import dev.vaultline.engine.map.PageRef;
import dev.vaultline.engine.pack.FrameAddress;
import dev.vaultline.engine.pack.PackHeader;
import dev.vaultline.engine.pack.PackKind;
import dev.vaultline.engine.pack.PackLayout;
import dev.vaultline.engine.pack.PackRef;
import dev.vaultline.engine.pack.PackSink;
import dev.vaultline.engine.point.PointNames;
import dev.vaultline.engine.vault.Vault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** The packs that one attempt at one part writes: data, and the map pages that refer to it. */
final class PartPacks implements AutoCloseable {
  /** Stored bytes at which a data pack is full: the least of 16-64 MiB, for the least memory. */
  private static final int DATA_TARGET = 16 << 20;

  private static final int MAP_TARGET = 2 << 20;

  private static final ExecutorService STORERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "vaultline-store");
            thread.setDaemon(true);
            return thread;
          });

  private final BufferPool buffers;
  private final PackSink data;
  private final PackSink maps;
  private final ByteBuffer page;
  private final Compressor compressor = new Compressor();
  private final Sha256 sha = new Sha256();

  PartPacks(Vault vault, PointNames names, PartId part) {
    this.buffers = vault.buffers();
    String attempt = String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
    int blockSize = vault.settings().blockSize().bytes();
    this.data = sink(vault, PackKind.DATA, blockSize, DATA_TARGET, names, part, attempt);
    this.maps = sink(vault, PackKind.MAP, 0, MAP_TARGET, names, part, attempt);
    this.page = buffers.take(PackLayout.MAX_FRAME_PLAIN);
  }

  private static PackSink sink(
      Vault vault,
      PackKind kind,
      int blockSize,
      int target,
      PointNames names,
      PartId part,
      String attempt) {
    return new PackSink(
        vault.store(),
        STORERS,
        vault.buffers(),
        new PackHeader(kind, blockSize),
        target,
        number -> names.pack(kind, part.disk(), part.number(), attempt, number));
  }

  PackSink data() {
    return data;
  }

  /** Adds a map page. */
  PageRef add(MapPage mapPage) {
    byte[] bytes = MapPageCodec.encode(mapPage);
    page.clear().put(bytes).flip();
    Digest digest = sha.of(page.duplicate());
    byte[] id = new byte[Digest.LENGTH];
    digest.copyTo(id, 0);
    FrameAddress frame = maps.add(page, id, 1, compressor);
    return new PageRef(frame, digest);
  }

  /** Stores what is left and returns all packs, which are durable now: data before maps. */
  List<PackRef> finish() {
    List<PackRef> packs = new ArrayList<>(data.finish());
    packs.addAll(maps.finish());
    return packs;
  }

  @Override
  public void close() {
    data.close();
    maps.close();
    compressor.close();
    buffers.give(page);
  }
}
