package dev.vaultline.cli.demo;

import java.nio.file.Path;

/**
 * A disk of the demonstration.
 *
 * @param machine whose it is
 * @param number of it, from 0 over all machines
 * @param name of the managed disk
 * @param first an image of it as it is on the first day
 * @param second an image of it as it is on the second day
 */
record DemoDisk(String machine, int number, String name, Path first, Path second) {
  /** Its image of a day, 1 or 2. */
  Path image(int day) {
    return day == 1 ? first : second;
  }
}
