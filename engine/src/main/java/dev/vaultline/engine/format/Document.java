package dev.vaultline.engine.format;

import dev.vaultline.engine.DamagedException;
import dev.vaultline.engine.UnsupportedFormatException;
import dev.vaultline.engine.store.ObjectName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The envelope of every small object: one line of text that says what the object is, then JSON,
 * then (in recovery points only) binary sections that the JSON describes.
 *
 * <pre>
 * VAULTLINE &lt;kind&gt; &lt;format version&gt; &lt;length of the JSON&gt; &lt;SHA-256 of the JSON&gt;\n
 * </pre>
 */
public final class Document {
  /** The version of the format that this build writes, and the newest it reads. */
  public static final int FORMAT_VERSION = 1;

  private static final String MAGIC = "VAULTLINE";
  private static final int MAX_HEADER = 160;
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");

  private final String kind;
  private final byte[] json;
  private final int end;

  private Document(String kind, byte[] json, int end) {
    this.kind = kind;
    this.json = json;
    this.end = end;
  }

  /** Puts JSON into an envelope. */
  public static byte[] encode(DocumentKind kind, byte[] json) {
    String header =
        String.format(
            Locale.ROOT,
            "%s %s %d %d %s\n",
            MAGIC,
            kind.word(),
            FORMAT_VERSION,
            json.length,
            Sha256.of(json));
    byte[] line = header.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(line.length + json.length).put(line).put(json).array();
  }

  /**
   * Opens an envelope of an expected kind.
   *
   * @param name for messages
   * @param object the object, or as much of its start as holds the JSON
   * @throws DamagedException when it is not what it says
   * @throws UnsupportedFormatException when a newer Vaultline wrote it
   */
  public static Document decode(ObjectName name, DocumentKind kind, byte[] object) {
    Document document = decode(name, object);
    if (!document.is(kind)) {
      throw new DamagedException(
          name.value(), "it is a '" + document.kind + "' where a '" + kind.word() + "' belongs");
    }
    return document;
  }

  /** Opens an envelope of any kind; see {@link #decode(ObjectName, DocumentKind, byte[])}. */
  public static Document decode(ObjectName name, byte[] object) {
    try {
      return parse(name, object);
    } catch (MalformedException e) {
      throw new DamagedException(name.value(), e.getMessage(), e);
    }
  }

  private static Document parse(ObjectName name, byte[] object) {
    String[] words = header(object).split(" ", -1);
    if (words.length < 3 || !words[0].equals(MAGIC)) {
      throw new MalformedException("it does not start as a Vaultline document");
    }
    long version = number(words[2]);
    if (version > FORMAT_VERSION) {
      throw new UnsupportedFormatException(
          name
              + " is of format version "
              + version
              + "; this Vaultline reads up to version "
              + FORMAT_VERSION
              + ". Use a newer Vaultline");
    }
    if (version < 1 || words.length != 5) {
      throw new MalformedException("its first line is not that of a document of version 1");
    }
    int start = String.join(" ", words).length() + 1;
    long length = number(words[3]);
    if (length > object.length - start) {
      throw new MalformedException(
          "it ends after "
              + (object.length - start)
              + " bytes of JSON where "
              + length
              + " belong");
    }
    byte[] json = new byte[(int) length];
    System.arraycopy(object, start, json, 0, json.length);
    if (!Sha256.of(json).equals(Digest.parse(words[4]))) {
      throw new MalformedException("its JSON does not match its SHA-256 checksum");
    }
    return new Document(words[1], json, start + json.length);
  }

  private static String header(byte[] object) {
    int limit = Math.min(object.length, MAX_HEADER);
    for (int i = 0; i < limit; i++) {
      if (object[i] == '\n') {
        return new String(object, 0, i, StandardCharsets.US_ASCII);
      }
    }
    throw new MalformedException("it does not start with a line of text");
  }

  private static long number(String digits) {
    if (!NUMBER.matcher(digits).matches()) {
      throw new MalformedException("'" + digits + "' where a number belongs");
    }
    return Long.parseLong(digits);
  }

  /**
   * How many bytes from the start of an object hold its header and JSON.
   *
   * @param start at least the first 160 bytes of the object, or all of it
   */
  public static long lengthOf(ObjectName name, byte[] start) {
    try {
      String header = header(start);
      String[] words = header.split(" ", -1);
      if (words.length != 5) {
        throw new MalformedException("its first line is not that of a document");
      }
      return header.length() + 1L + number(words[3]);
    } catch (MalformedException e) {
      throw new DamagedException(name.value(), e.getMessage(), e);
    }
  }

  /** Whether the document is of a kind. */
  public boolean is(DocumentKind expected) {
    return kind.equals(expected.word());
  }

  /** The JSON. */
  public byte[] json() {
    return json;
  }

  /** The offset in the object of the first byte after the JSON. */
  public int end() {
    return end;
  }
}
