package dev.vaultline.tests.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Bicep file.
 *
 * @param name its path below infra/, with slashes
 */
record BicepFile(String name, SyntaxNode root) {

  /** What a file declares, with the decorators before it. */
  record Declaration(SyntaxNode node, List<SyntaxNode> decorators) {
    String name() {
      return node.name();
    }

    boolean has(String decorator) {
      return decorators.stream().anyMatch(call -> call.name().equals(decorator));
    }

    /** Whether a parameter may be left out. */
    boolean isOptional() {
      return node.children().size() > 2 || !node.all("nullable_type").isEmpty();
    }
  }

  List<Declaration> parameters() {
    return declarations("parameter_declaration");
  }

  List<Declaration> outputs() {
    return declarations("output_declaration");
  }

  List<Declaration> variables() {
    return declarations("variable_declaration");
  }

  List<Declaration> types() {
    return declarations("type_declaration");
  }

  List<SyntaxNode> modules() {
    return root.all("module_declaration");
  }

  List<SyntaxNode> resources() {
    return root.all("resource_declaration");
  }

  /** What an import takes from another file: all but the first word, which is the file. */
  List<String> imports() {
    return root.all("import_functionality").stream()
        .flatMap(node -> node.all("identifier").stream())
        .map(SyntaxNode::text)
        .toList();
  }

  /** Every name that an expression of this file can use. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(imports());
    for (String kind : List.of("parameter", "variable", "module", "resource", "type")) {
      root.all(kind + "_declaration").forEach(node -> names.add(node.name()));
    }
    for (SyntaxNode loop : root.all("for_statement")) {
      SyntaxNode first = loop.children().get(0);
      if (first.is("identifier")) {
        names.add(first.text());
      }
      first.children().forEach(variable -> names.add(variable.text()));
    }
    return names;
  }

  /** The value of a variable. */
  SyntaxNode variable(String variable) {
    return variables().stream()
        .filter(declared -> declared.name().equals(variable))
        .map(declared -> declared.node().children().get(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no variable " + variable));
  }

  /** The text of the strings of a variable. */
  List<String> strings(String variable) {
    return variable(variable).all("string").stream().map(SyntaxNode::string).toList();
  }

  private List<Declaration> declarations(String type) {
    return declarations(root, type);
  }

  /** What stands in a node, each with the decorators right before it. */
  static List<Declaration> declarations(SyntaxNode parent, String type) {
    List<Declaration> found = new ArrayList<>();
    List<SyntaxNode> decorators = List.of();
    for (SyntaxNode node : parent.children()) {
      if (node.is(type)) {
        found.add(new Declaration(node, decorators));
      }
      decorators = node.is("decorators") ? node.all("call_expression") : List.of();
    }
    return found;
  }
}
