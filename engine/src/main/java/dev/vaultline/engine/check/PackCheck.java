package dev.vaultline.engine.check;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.Progress;
import dev.vaultline.engine.format.MalformedException;
import dev.vaultline.engine.pack.FrameVerifier;
import dev.vaultline.engine.pack.PackRef;
import dev.vaultline.engine.pack.PackToc;
import dev.vaultline.engine.store.ObjectMissingException;
import dev.vaultline.engine.store.ObjectTruncatedException;
import dev.vaultline.engine.store.VaultStore;
import dev.vaultline.engine.vault.Vault;
import dev.vaultline.engine.work.Worker;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads packs, every byte of them, and checks what they say of themselves. For one thread. */
final class PackCheck implements Worker {
  private static final int READ_BYTES = 4 << 20;

  private final Vault vault;
  private final VaultStore store;
  private final List<PackRef> packs;
  private final DamageTally tally;
  private final Progress progress;
  private final Consumer<PackFindings> findings;
  private final FrameVerifier verifier;
  private final ByteBuffer stored;

  PackCheck(
      Vault vault,
      List<PackRef> packs,
      DamageTally tally,
      Progress progress,
      Consumer<PackFindings> findings) {
    this.vault = vault;
    this.store = vault.store();
    this.packs = packs;
    this.tally = tally;
    this.progress = progress;
    this.findings = findings;
    this.verifier = new FrameVerifier(vault.buffers());
    this.stored = vault.buffers().take(READ_BYTES);
  }

  @Override
  public void work(int task) {
    PackRef pack = packs.get(task);
    Map<Integer, String> badFrames = new TreeMap<>();
    boolean listed = true;
    try {
      PackToc toc = PackToc.read(store, pack);
      toc.requireHeader(store, pack);
      check(pack, toc, badFrames);
    } catch (DamagedException | ObjectMissingException | ObjectTruncatedException e) {
      tally.add(pack.name().value(), e.getMessage());
      listed = false;
    }
    findings.accept(new PackFindings(pack, listed, badFrames));
    progress.advanced(pack.size());
  }

  private void check(PackRef pack, PackToc toc, Map<Integer, String> badFrames) {
    List<PackToc.Frame> frames = toc.frames();
    for (int first = 0; first < frames.size(); ) {
      int start = frames.get(first).offset();
      int end = first + 1;
      while (end < frames.size() && frames.get(end).end() - start <= READ_BYTES) {
        end++;
      }
      store.read(pack.name(), start, stored.clear().limit(frames.get(end - 1).end() - start));
      for (PackToc.Frame frame : frames.subList(first, end)) {
        check(pack, toc, frame, stored.slice(frame.offset() - start, frame.length()), badFrames);
      }
      first = end;
    }
  }

  private void check(
      PackRef pack,
      PackToc toc,
      PackToc.Frame frame,
      ByteBuffer bytes,
      Map<Integer, String> badFrames) {
    try {
      verifier.verify(toc, frame, bytes);
    } catch (MalformedException e) {
      String what = "in the frame at " + frame.offset() + ", " + e.getMessage();
      badFrames.put(frame.offset(), what);
      tally.add(pack.name().value(), what);
    }
  }

  @Override
  public void close() {
    verifier.close();
    vault.buffers().give(stored);
  }
}
