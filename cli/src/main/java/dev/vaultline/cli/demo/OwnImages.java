package dev.vaultline.cli.demo;

import dev.vaultline.engine.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The user's own images, of which copies are used: they stay as they are. */
final class OwnImages implements ImageMaker {
  private static final long MEBIBYTE = 1L << 20;

  /** Azure accepts no smaller disk to be uploaded. */
  private static final long LEAST = 20 * MEBIBYTE;

  private final List<Path> images;

  /**
   * @throws InvalidInputException when one is not there, or empty
   */
  OwnImages(List<Path> images) {
    this.images = List.copyOf(images);
    images.forEach(OwnImages::requireImage);
  }

  private static void requireImage(Path image) {
    try {
      if (!Files.isRegularFile(image) || Files.size(image) == 0) {
        throw new InvalidInputException(image + " is not an image file with something in it");
      }
    } catch (IOException e) {
      throw new InvalidInputException("could not read " + image, e);
    }
  }

  @Override
  public long size(int number) throws IOException {
    long whole = (Files.size(images.get(number)) + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE;
    return Math.max(LEAST, whole);
  }

  @Override
  public String make(Path image, int number) throws IOException {
    Images.copy(images.get(number), image, size(number));
    return images.get(number).toString();
  }

  @Override
  public String change(Path before, Path after, int number) throws IOException {
    return Images.changeSomewhere(before, after, number);
  }
}
