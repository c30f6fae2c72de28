package dev.vaultline.cli.demo;

import dev.vaultline.pipeline.target.PageBlobTarget;
import java.nio.file.Path;

/**
 * A disk of the demonstration.
 *
 * @param machine whose it is
 * @param number of it, from 0 over all machines
 * @param blob where it is in storage
 * @param first an image of it as it is on the first day
 * @param second an image of it as it is on the second day
 */
record DemoDisk(String machine, int number, PageBlobTarget blob, Path first, Path second) {}
