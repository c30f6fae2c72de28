package dev.vaultline.engine.disk;

import dev.vaultline.engine.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads changed ranges from a text file: the header line {@code offset_bytes,length_bytes}, then
 * one range in each line, in any order. Empty lines are passed over.
 */
public final class ChangedRangesCsv {
  private static final String HEADER = "offset_bytes,length_bytes";

  private record Line(int number, ByteRange range) {}

  private final Path file;
  private final long diskSize;

  private ChangedRangesCsv(Path file, long diskSize) {
    this.file = file;
    this.diskSize = diskSize;
  }

  /**
   * Reads a file.
   *
   * @param diskSize of the disk that the ranges are of, in bytes
   * @throws InvalidInputException naming the file and line that is malformed, overlaps another or
   *     reaches past the end of the disk
   */
  public static ChangedRanges read(Path file, long diskSize) {
    return new ChangedRangesCsv(file, diskSize).read();
  }

  private ChangedRanges read() {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      readLines(reader, lines);
    } catch (MalformedInputException e) {
      throw new InvalidInputException(file + " is no text file; expected changed ranges", e);
    } catch (IOException e) {
      throw new InvalidInputException(
          "could not read the changed ranges of " + file + ": " + DiskFiles.reason(e), e);
    }
    lines.sort(Comparator.comparingLong(line -> line.range.offset()));
    refuseOverlaps(lines);
    return new ChangedRanges(diskSize, lines.stream().map(Line::range).toList());
  }

  private void readLines(BufferedReader reader, List<Line> lines) throws IOException {
    String header = reader.readLine();
    if (header == null || !header.strip().equals(HEADER)) {
      throw wrong(1, "expected the header line '" + HEADER + "'" + found(header));
    }
    int number = 1;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        lines.add(new Line(number, parse(number, line.strip())));
      }
    }
  }

  private ByteRange parse(int number, String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != 2) {
      throw wrong(number, "expected two numbers, offset and length in bytes" + found(line));
    }
    ByteRange range = range(number, line, fields);
    if (range.end() > diskSize) {
      throw wrong(
          number,
          "the range " + range + " reaches past the end of the disk of " + diskSize + " bytes");
    }
    return range;
  }

  private ByteRange range(int number, String line, String[] fields) {
    try {
      return new ByteRange(Long.parseLong(fields[0].strip()), Long.parseLong(fields[1].strip()));
    } catch (IllegalArgumentException e) {
      throw wrong(
          number, "expected an offset of at least 0 and a length of at least 1 byte" + found(line));
    }
  }

  private void refuseOverlaps(List<Line> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      Line one = sorted.get(i - 1);
      Line next = sorted.get(i);
      if (one.range.overlaps(next.range)) {
        int number = Math.max(one.number, next.number);
        int other = Math.min(one.number, next.number);
        throw wrong(
            number, one.range + " and " + next.range + " overlap; the other is in line " + other);
      }
    }
  }

  private static String found(@Nullable String line) {
    if (line == null) {
      return ", found an empty file";
    }
    return ", found '" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "'";
  }

  private InvalidInputException wrong(int line, String what) {
    return new InvalidInputException(file + ":" + line + ": " + what);
  }
}
