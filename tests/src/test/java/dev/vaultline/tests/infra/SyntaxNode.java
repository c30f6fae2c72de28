package dev.vaultline.tests.infra;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of a file's syntax tree, as {@code tests/bicep/tree.mjs} prints it.
 *
 * @param type of the grammar, or {@code ERROR} or {@code MISSING}
 * @param line from 1
 * @param column from 1
 * @param text of a leaf
 */
record SyntaxNode(String type, int line, int column, String text, List<SyntaxNode> children) {

  boolean is(String wanted) {
    return type.equals(wanted);
  }

  /** This node and all below it, in the order of the file. */
  Stream<SyntaxNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(SyntaxNode::all));
  }

  /** All nodes of a type, this one included. */
  List<SyntaxNode> all(String wanted) {
    return all().filter(node -> node.is(wanted)).toList();
  }

  Optional<SyntaxNode> child(String wanted) {
    return children.stream().filter(node -> node.is(wanted)).findFirst();
  }

  /** The name that a declaration gives, or that a property has. */
  String name() {
    SyntaxNode first = children.get(0);
    return first.is("string") ? first.string() : first.text();
  }

  /** The text between the quotes of a string without interpolation. */
  String string() {
    return child("string_content").map(SyntaxNode::text).orElse("");
  }

  /** The values of a property's name anywhere below. */
  List<SyntaxNode> valuesOf(String property) {
    return all("object_property").stream()
        .filter(node -> node.children.size() > 1 && node.name().equals(property))
        .map(node -> node.children.get(1))
        .toList();
  }

  /** The names of the properties of an object. */
  List<String> keys() {
    return children.stream()
        .filter(node -> node.is("object_property") && node.children.size() > 1)
        .map(SyntaxNode::name)
        .toList();
  }
}
