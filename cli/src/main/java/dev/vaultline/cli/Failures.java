package dev.vaultline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.output.ExitCode;
import dev.vaultline.cli.output.OnInterrupt;
import dev.vaultline.engine.VaultlineException;
import dev.vaultline.engine.format.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows failures: a message for people, a document for programs, a trace for what is a bug. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine commandLine = failure.getCommandLine();
    PrintWriter err = commandLine.getErr();
    String message = Secrets.hide(String.valueOf(failure.getMessage()));
    err.println("error: " + message);
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
    }
    err.flush();
    if (List.of(args).contains("--json")) {
      print(commandLine, document(ExitCode.WRONG_USAGE, message));
    }
    return ExitCode.WRONG_USAGE.code();
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult result) {
    ExitCode exit = ExitCode.of(failure);
    if (OnInterrupt.happened()) {
      return exit.code();
    }
    PrintWriter err = commandLine.getErr();
    err.println("error: " + message(failure));
    if (failure instanceof VaultlineException known) {
      advice(known.remedy(), err);
    } else if (!isForPeople(failure)) {
      failure.printStackTrace(err);
    }
    err.flush();
    if (result.originalArgs().contains("--json")) {
      print(commandLine, document(exit, message(failure)));
    }
    return exit.code();
  }

  private static String message(Exception failure) {
    return failure instanceof VaultlineException || isForPeople(failure)
        ? String.valueOf(failure.getMessage())
        : "this should not happen: " + failure;
  }

  /** The local host and its hub have failures of their own, with messages for people. */
  private static boolean isForPeople(Exception failure) {
    String name = failure.getClass().getName();
    return name.startsWith("dev.vaultline.");
  }

  private static void advice(VaultlineException.Remedy remedy, PrintWriter err) {
    switch (remedy) {
      case RETRY -> err.println("The same command may succeed later.");
      case OUTCOME_UNKNOWN -> err.println("It may have taken effect all the same: look first.");
      case DAMAGED -> err.println("'vaultline verify' tells what else is affected.");
      case FIX_INPUT, STOP -> {}
    }
  }

  private static ObjectNode document(ExitCode exit, String message) {
    ObjectNode json = Json.object();
    json.putObject("error")
        .put("kind", exit.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("exitCode", exit.code())
        .put("message", message);
    return json;
  }

  private static void print(CommandLine commandLine, ObjectNode json) {
    commandLine.getOut().println(json.toPrettyString());
    commandLine.getOut().flush();
  }
}
