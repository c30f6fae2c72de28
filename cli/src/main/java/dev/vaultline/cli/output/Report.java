package dev.vaultline.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The result of a command, to be shown to a person or to a program. */
public interface Report {

  /** How the command ended. */
  default ExitCode exit() {
    return ExitCode.DONE;
  }

  /** What a person reads, line by line. */
  List<String> lines();

  /** What a program reads. Sizes are in bytes, durations in seconds, instants in ISO 8601. */
  ObjectNode json();
}
