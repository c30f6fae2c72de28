package dev.vaultline.tests.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds for alerts: each says where it is written what to do. */
final class AlertRules {
  private static final String FILE = "app/alerts.bicep";
  private static final String RUNBOOK = "runbook";
  private static final List<String> TYPES =
      List.of("Microsoft.Insights/scheduledQueryRules@", "Microsoft.Insights/metricAlerts@");

  private AlertRules() {}

  /** Alerts whose section the document lacks, and sections of alerts that are not there. */
  static List<String> sections(Infrastructure infra, Set<String> headings) {
    Set<String> alerts = names(infra);
    return Stream.concat(
            alerts.stream()
                .filter(alert -> !headings.contains(alert))
                .map(alert -> "alert " + alert + " has no section"),
            headings.stream()
                .filter(heading -> !alerts.contains(heading))
                .map(heading -> "there is no alert " + heading))
        .toList();
  }

  /** Alerts that do not say where to look. */
  static List<String> silent(Infrastructure infra) {
    return infra.files().stream()
        .flatMap(file -> file.resources().stream())
        .filter(AlertRules::isAlert)
        .filter(alert -> alert.valuesOf("description").stream().noneMatch(AlertRules::refers))
        .map(alert -> "alert " + alert.name() + " does not name its section")
        .toList();
  }

  /** Texts that a file loads and that are not there, and queries that no file loads. */
  static List<String> texts(Infrastructure infra, Path folder) {
    List<String> faults = new ArrayList<>();
    Set<String> queries = new TreeSet<>();
    Queries.read(folder).byPlace().keySet().stream()
        .map(place -> place.replaceFirst(": .*", ""))
        .forEach(queries::add);
    for (BicepFile file : infra.files()) {
      for (SyntaxNode call : file.root().all("call_expression")) {
        if (call.name().equals("loadTextContent")) {
          String text = call.all("string").get(0).string();
          Path path = Path.of(file.name()).resolveSibling(text);
          if (!Files.exists(folder.resolve(path))) {
            faults.add(file.name() + ": there is no " + text);
          }
          queries.remove(path.toString().replace('\\', '/'));
        }
      }
    }
    queries.forEach(query -> faults.add(query + ": nothing loads it"));
    return faults;
  }

  /** What follows the name of the document: a text, or the names of a list of alerts. */
  private static Set<String> names(Infrastructure infra) {
    BicepFile file = infra.file(FILE);
    Set<String> names = new TreeSet<>();
    file.variable("logAlerts").valuesOf("name").forEach(name -> names.add(name.string()));
    file.root().all("string").stream()
        .filter(AlertRules::refers)
        .map(text -> text.children().get(text.children().size() - 1))
        .filter(end -> end.is("string_content"))
        .forEach(end -> names.add(end.text()));
    return names;
  }

  private static boolean isAlert(SyntaxNode resource) {
    String type = resource.child("string").orElseThrow().string();
    return TYPES.stream().anyMatch(type::startsWith);
  }

  private static boolean refers(SyntaxNode text) {
    return text.children().stream()
        .anyMatch(
            part ->
                part.is("interpolation")
                    && part.children().stream().anyMatch(name -> name.text().equals(RUNBOOK)));
  }
}
