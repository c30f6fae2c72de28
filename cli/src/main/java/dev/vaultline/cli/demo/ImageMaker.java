package dev.vaultline.cli.demo;

import java.io.IOException;
import java.nio.file.Path;

/** Makes disk images, and what becomes of them after a day of use. */
interface ImageMaker {

  /**
   * How large an image will be: whole MiB, as those of managed disks are.
   *
   * @param number of the image
   */
  long size(int number) throws IOException;

  /**
   * Makes an image.
   *
   * @param number tells the content of one from that of another
   * @return what is on it, in words
   */
  String make(Path image, int number) throws IOException;

  /**
   * Copies an image and changes the copy.
   *
   * @param number of the image when it was made
   * @return what was changed, in words
   */
  String change(Path before, Path after, int number) throws IOException;
}
