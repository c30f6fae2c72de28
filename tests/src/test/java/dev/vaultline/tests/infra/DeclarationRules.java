package dev.vaultline.tests.infra;

import dev.vaultline.tests.infra.BicepFile.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds within each file: it is well formed, described, and uses what it declares. */
final class DeclarationRules {
  private static final List<String> STRING_LIMITS = List.of("allowed", "minLength", "maxLength");

  /** The built-in functions and decorators in use, so that a misspelt one is noticed. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "allowed",
          "cidrSubnet",
          "concat",
          "description",
          "empty",
          "environment",
          "export",
          "guid",
          "indexOf",
          "items",
          "last",
          "loadTextContent",
          "maxLength",
          "maxValue",
          "metadata",
          "minLength",
          "minValue",
          "resourceGroup",
          "secure",
          "split",
          "string",
          "subscription",
          "subscriptionResourceId",
          "tenant",
          "union",
          "uniqueString");

  private DeclarationRules() {}

  /** What the grammar does not understand. */
  static List<String> syntax(Infrastructure infra) {
    return faults(
        infra,
        (file, faults) ->
            file.root()
                .all()
                .filter(node -> node.is("ERROR") || node.is("MISSING"))
                .forEach(
                    node ->
                        faults.add(
                            "%s:%d:%d: not Bicep near '%s'"
                                .formatted(file.name(), node.line(), node.column(), node.text()))));
  }

  /** Parameters, outputs, types and their properties that nobody described. */
  static List<String> descriptions(Infrastructure infra) {
    return faults(
        infra,
        (file, faults) -> {
          Stream<Declaration> properties =
              file.types().stream()
                  .flatMap(type -> type.node().all("object").stream())
                  .flatMap(o -> BicepFile.declarations(o, "object_property").stream());
          Stream.of(file.parameters(), file.outputs(), file.types(), properties.toList())
              .flatMap(List::stream)
              .filter(declared -> !declared.has("description"))
              .forEach(
                  declared ->
                      faults.add(file.name() + ": " + declared.name() + ": no description"));
        });
  }

  /** Text and number parameters that take anything. */
  static List<String> constraints(Infrastructure infra) {
    return faults(
        infra,
        (file, faults) ->
            file.parameters().stream()
                .filter(parameter -> !isConstrained(parameter))
                .forEach(
                    parameter ->
                        faults.add(file.name() + ": " + parameter.name() + ": no constraint")));
  }

  private static boolean isConstrained(Declaration parameter) {
    SyntaxNode type = parameter.node().child("type").orElseThrow();
    boolean isArray = !type.all("array_type").isEmpty();
    String word = type.all("primitive_type").stream().map(SyntaxNode::text).findFirst().orElse("");
    return switch (isArray ? "array" : word) {
      case "string" -> STRING_LIMITS.stream().anyMatch(parameter::has);
      case "int" ->
          parameter.has("allowed") || (parameter.has("minValue") && parameter.has("maxValue"));
      default -> true;
    };
  }

  /** Names that are used and not declared, or declared and not used. */
  static List<String> names(Infrastructure infra) {
    return faults(
        infra,
        (file, faults) -> {
          Set<String> declared = file.names();
          Set<String> used = new TreeSet<>();
          collectNames(file.root(), used);
          used.stream()
              .filter(name -> !declared.contains(name) && !FUNCTIONS.contains(name))
              .forEach(name -> faults.add(file.name() + ": " + name + ": not declared"));
          Stream.of(file.parameters(), file.variables(), file.types())
              .flatMap(List::stream)
              .filter(each -> !each.has("export"))
              .map(Declaration::name)
              .filter(name -> !used.contains(name))
              .forEach(name -> faults.add(file.name() + ": " + name + ": not used"));
          file.imports().stream()
              .filter(name -> !used.contains(name))
              .forEach(name -> faults.add(file.name() + ": " + name + ": not used"));
        });
  }

  /** Collects every identifier that refers to something, not those that give a name. */
  private static void collectNames(SyntaxNode node, Set<String> names) {
    boolean givesName =
        node.type().endsWith("_declaration")
            || node.is("object_property")
            || node.is("for_statement")
            || node.is("import_functionality");
    if (node.is("identifier")) {
      names.add(node.text());
    }
    if (node.is("import_functionality")) {
      return;
    }
    for (int i = 0; i < node.children().size(); i++) {
      SyntaxNode child = node.children().get(i);
      if (!(i == 0 && givesName && child.is("identifier"))) {
        collectNames(child, names);
      }
    }
  }

  private interface Rule {
    void check(BicepFile file, List<String> faults);
  }

  private static List<String> faults(Infrastructure infra, Rule rule) {
    List<String> faults = new ArrayList<>();
    infra.files().forEach(file -> rule.check(file, faults));
    return faults;
  }
}
