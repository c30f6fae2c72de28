package dev.vaultline.local.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a function with an HTTP trigger: segments that are literal, whose case does not
 * matter, or parameters: {@code {name}}, {@code {name?}} that may be missing at the end, {@code
 * {name:int}} with a constraint, {@code {*name}} for the rest.
 */
final class Route implements Comparable<Route> {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\*?)(\\w+)(?::(\\w+))?(\\?)?\\}");
  private static final Map<String, Pattern> CONSTRAINTS =
      Map.of(
          "int", Pattern.compile("[+-]?\\d+"),
          "long", Pattern.compile("[+-]?\\d+"),
          "bool", Pattern.compile("(?i)true|false"),
          "alpha", Pattern.compile("[A-Za-z]*"),
          "guid", Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));

  private sealed interface Segment {
    record Literal(String text) implements Segment {}

    record Parameter(String name, Optional<Pattern> constraint, boolean optional, boolean rest)
        implements Segment {}
  }

  private final String template;
  private final List<Segment> segments;

  private Route(String template, List<Segment> segments) {
    this.template = template;
    this.segments = segments;
  }

  /**
   * Reads a template such as {@code items/{id}}.
   *
   * @throws IllegalArgumentException when a segment is of no known form
   */
  static Route parse(String template) {
    List<Segment> segments = new ArrayList<>();
    for (String part : Paths.segments(template)) {
      segments.add(segment(template, part));
    }
    return new Route(template, List.copyOf(segments));
  }

  private static Segment segment(String template, String part) {
    Matcher matcher = PARAMETER.matcher(part);
    if (!matcher.matches()) {
      if (part.contains("{") || part.contains("}")) {
        throw new IllegalArgumentException(
            "The route '%s' has the segment '%s'; expected a text or {name}, {name?}, {name:int}, {*name}."
                .formatted(template, part));
      }
      return new Segment.Literal(part);
    }
    String constraint = matcher.group(3);
    if (constraint != null && !CONSTRAINTS.containsKey(constraint)) {
      throw new IllegalArgumentException(
          "The route '%s' has the constraint '%s', which is not served here; expected one of %s."
              .formatted(template, constraint, CONSTRAINTS.keySet()));
    }
    return new Segment.Parameter(
        matcher.group(2),
        Optional.ofNullable(constraint).map(CONSTRAINTS::get),
        matcher.group(4) != null,
        !matcher.group(1).isEmpty());
  }

  /**
   * The values of the parameters when a path, given as its decoded segments, follows this route.
   */
  Optional<Map<String, String>> match(List<String> path) {
    Map<String, String> values = new HashMap<>();
    int at = 0;
    for (Segment segment : segments) {
      if (segment instanceof Segment.Parameter parameter && parameter.rest()) {
        values.put(parameter.name(), String.join("/", path.subList(at, path.size())));
        at = path.size();
      } else if (at == path.size()) {
        if (!(segment instanceof Segment.Parameter parameter && parameter.optional())) {
          return Optional.empty();
        }
      } else if (accepts(segment, path.get(at), values)) {
        at++;
      } else {
        return Optional.empty();
      }
    }
    return at == path.size() ? Optional.of(values) : Optional.empty();
  }

  private static boolean accepts(Segment segment, String value, Map<String, String> values) {
    if (segment instanceof Segment.Literal literal) {
      return literal.text().equalsIgnoreCase(value);
    }
    Segment.Parameter parameter = (Segment.Parameter) segment;
    values.put(parameter.name(), value);
    return parameter.constraint().map(pattern -> pattern.matcher(value).matches()).orElse(true);
  }

  /**
   * The more exact route first: a literal before a constrained parameter before a plain one before
   * the rest of the path.
   */
  @Override
  public int compareTo(Route other) {
    int common = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < common; i++) {
      int difference = Integer.compare(rank(segments.get(i)), rank(other.segments.get(i)));
      if (difference != 0) {
        return difference;
      }
    }
    int difference = Integer.compare(segments.size(), other.segments.size());
    return difference != 0 ? difference : template.compareTo(other.template);
  }

  private static int rank(Segment segment) {
    if (segment instanceof Segment.Parameter parameter) {
      return parameter.rest() ? 3 : parameter.constraint().isPresent() ? 1 : 2;
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Route route && route.template.equals(template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  @Override
  public String toString() {
    return template;
  }
}
