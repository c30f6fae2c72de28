package dev.vaultline.local;

import dev.vaultline.local.compute.ComputeEmulator;
import dev.vaultline.local.compute.guest.Fleets;
import dev.vaultline.local.compute.store.Json;
import dev.vaultline.local.fault.LocalHostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machines that a Compute emulator begins with. */
final class FleetFile {
  private FleetFile() {}

  /**
   * Makes the machines of a file that are not there yet; without a file, a small fleet when there
   * is no machine.
   *
   * @throws LocalHostException when the file cannot be read or describes no fleet
   */
  static void create(ComputeEmulator emulator, Optional<Path> file) {
    if (file.isPresent()) {
      create(emulator, file.get());
    } else if (!emulator.hasMachines()) {
      emulator.create(Fleets.small());
    }
  }

  private static void create(ComputeEmulator emulator, Path file) {
    try {
      emulator.create(Json.parse(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new LocalHostException("Cannot read the fleet " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new LocalHostException("The fleet " + file + " is not valid: " + e.getMessage(), e);
    }
  }
}
