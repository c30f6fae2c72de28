package dev.vaultline.local.compute.arm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The id of a resource of Microsoft.Compute. Azure compares ids without regard to case and answers
 * with the case of the first request.
 *
 * @param subscription the subscription's id
 * @param group the resource group
 * @param types the types from the outermost, such as {@code restorePointCollections, restorePoints}
 * @param names the names that go with them
 */
public record ArmId(String subscription, String group, List<String> types, List<String> names) {
  private static final String PROVIDER = "/providers/Microsoft.Compute";

  public ArmId {
    types = List.copyOf(types);
    names = List.copyOf(names);
    if (types.isEmpty() || types.size() != names.size()) {
      throw new IllegalArgumentException("an id has a name for each type, found " + types + names);
    }
  }

  /** The id in a text such as a property of a request; empty when it is none of this provider. */
  public static Optional<ArmId> parse(String text) {
    List<String> parts = List.of(text.split("/", -1));
    boolean compute =
        parts.size() >= 9
            && parts.size() % 2 == 1
            && parts.get(1).equalsIgnoreCase("subscriptions")
            && parts.get(3).equalsIgnoreCase("resourceGroups")
            && parts.get(6).equalsIgnoreCase("Microsoft.Compute");
    if (!compute) {
      return Optional.empty();
    }
    List<String> rest = parts.subList(7, parts.size());
    return Optional.of(new ArmId(parts.get(2), parts.get(4), every(rest, 0), every(rest, 1)));
  }

  private static List<String> every(List<String> parts, int first) {
    return IntStream.range(0, parts.size() / 2).mapToObj(i -> parts.get(2 * i + first)).toList();
  }

  /** The type in lower case without its provider, such as {@code disks}. */
  public String type() {
    return String.join("/", types).toLowerCase(Locale.ROOT);
  }

  /** The type as Azure writes it, such as {@code Microsoft.Compute/disks}. */
  public String fullType() {
    return "Microsoft.Compute/" + String.join("/", types);
  }

  public String name() {
    return names.get(names.size() - 1);
  }

  /** What the resource belongs to; empty for one that belongs to its group. */
  public Optional<ArmId> parent() {
    int last = types.size() - 1;
    return last == 0
        ? Optional.empty()
        : Optional.of(
            new ArmId(subscription, group, types.subList(0, last), names.subList(0, last)));
  }

  /** A resource that belongs to this one. */
  public ArmId child(String type, String name) {
    return new ArmId(subscription, group, append(types, type), append(names, name));
  }

  /** A resource of another type and name in the same group. */
  public ArmId sibling(String type, String name) {
    return new ArmId(subscription, group, List.of(type), List.of(name));
  }

  private static List<String> append(List<String> list, String last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }

  /** By what ids are compared. */
  public String key() {
    return text().toLowerCase(Locale.ROOT);
  }

  /** The id as it stands in answers. */
  public String text() {
    return "/subscriptions/"
        + subscription
        + "/resourceGroups/"
        + group
        + PROVIDER
        + IntStream.range(0, types.size())
            .mapToObj(i -> "/" + types.get(i) + "/" + names.get(i))
            .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return text();
  }
}
