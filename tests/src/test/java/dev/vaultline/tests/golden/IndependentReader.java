package dev.vaultline.tests.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A reader of vaults written from docs/format.md alone, without a class of the engine: it shows
 * that the document suffices. It follows the section "Restore, step by step" and trusts nothing.
 */
final class IndependentReader {
  private final Path vault;
  private final int blockSize;
  private final int blocksPerPage;

  IndependentReader(Path vault) throws IOException {
    this.vault = vault;
    JsonNode settings = json(Files.readAllBytes(vault.resolve("vault")), "vault");
    require(settings.get("encryption").asText().equals("none"), "encrypted");
    this.blockSize = settings.get("blockSize").asInt();
    this.blocksPerPage = settings.get("blocksPerPage").asInt();
  }

  byte[] restore(String item, String point, int number) throws IOException {
    byte[] record = Files.readAllBytes(vault.resolve("points").resolve(item).resolve(point));
    JsonNode json = json(record, "recovery-point");
    require(json.get("point").asText().equals(point), "another point");
    JsonNode disk = json.get("disks").get(number);
    byte[] plain = new byte[disk.get("size").asInt()];
    ByteBuffer map = ByteBuffer.wrap(section(record, disk.get("map")));
    int pages = (int) varint(map);
    String[] packs = texts(map);
    for (int page = 0; page < pages; page++) {
      if (varint(map) == 1) {
        byte[] bytes = frame(packs[(int) varint(map)], varint(map), (int) varint(map));
        require(Arrays.equals(sha256(bytes), take(map, 32)), "page " + page);
        restorePage(ByteBuffer.wrap(bytes), page * blocksPerPage, plain);
      }
    }
    return plain;
  }

  private void restorePage(ByteBuffer page, int firstBlock, byte[] plain) throws IOException {
    int blocks = (int) varint(page);
    String[] packs = texts(page);
    boolean[] stored = new boolean[blocks];
    for (int block = 0; block < blocks; ) {
      long word = varint(page);
      int run = (int) (word >> 1);
      if ((word & 1) == 1) {
        byte[] frame = frame(packs[(int) varint(page)], varint(page), (int) varint(page));
        int index = (int) varint(page);
        for (int i = 0; i < run; i++) {
          stored[block + i] = true;
          int from = (index + i) * blockSize;
          int to = (firstBlock + block + i) * blockSize;
          int length = Math.min(blockSize, plain.length - to);
          System.arraycopy(frame, from, plain, to, length);
        }
      }
      block += run;
    }
    for (int block = 0; block < blocks; block++) {
      if (stored[block]) {
        int start = (firstBlock + block) * blockSize;
        byte[] bytes = Arrays.copyOfRange(plain, start, Math.min(plain.length, start + blockSize));
        require(Arrays.equals(sha256(bytes), take(page, 32)), "block " + block);
      }
    }
    require(!page.hasRemaining(), "bytes after a page");
  }

  private byte[] frame(String pack, long offset, int length) throws IOException {
    ByteBuffer frame =
        ByteBuffer.wrap(Files.readAllBytes(vault.resolve(pack)), (int) offset, length);
    int codec = frame.get();
    frame.get();
    frame.getShort();
    int plainLength = frame.getInt();
    byte[] payload = take(frame, length - 8);
    return codec == 0 ? payload : Zstd.decompress(payload, plainLength);
  }

  private static JsonNode json(byte[] object, String kind) throws IOException {
    String[] words = line(object).split(" ", -1);
    require(words[0].equals("VAULTLINE") && words[1].equals(kind), "not a " + kind);
    require(words[2].equals("1"), "another version");
    int start = line(object).length() + 1;
    byte[] json = Arrays.copyOfRange(object, start, start + Integer.parseInt(words[3]));
    require(HexFormat.of().formatHex(sha256(json)).equals(words[4]), "checksum of the JSON");
    return new ObjectMapper().readTree(json);
  }

  private static String line(byte[] object) {
    String start = new String(object, 0, Math.min(200, object.length), StandardCharsets.ISO_8859_1);
    return start.substring(0, start.indexOf('\n'));
  }

  private static byte[] section(byte[] record, JsonNode section) {
    String line = line(record);
    int sections = line.length() + 1 + Integer.parseInt(line.split(" ", -1)[3]);
    int offset = sections + section.get("offset").asInt();
    byte[] stored = Arrays.copyOfRange(record, offset, offset + section.get("length").asInt());
    byte[] plain = Zstd.decompress(stored, section.get("plainLength").asInt());
    require(
        HexFormat.of().formatHex(sha256(plain)).equals(section.get("sha256").asText()), "section");
    return plain;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static String[] texts(ByteBuffer in) {
    String[] texts = new String[(int) varint(in)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new String(take(in, (int) varint(in)), StandardCharsets.UTF_8);
    }
    return texts;
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("the vault does not follow docs/format.md: " + what);
    }
  }
}
