package dev.vaultline.tests.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for what is deployed: versions, roles, and what must never be otherwise. */
final class ResourceRules {
  private static final Pattern TYPE =
      Pattern.compile("(Microsoft\\.[\\w./]+)@(\\d{4}-\\d\\d-\\d\\d(?:-preview)?)");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** A property and the only value that it may have. */
  private record Fixed(String property, String value) {}

  private static final List<Fixed> FIXED =
      List.of(
          new Fixed("allowBlobPublicAccess", "false"),
          new Fixed("allowCrossTenantReplication", "false"),
          new Fixed("allowPermanentDelete", "false"),
          new Fixed("allowSharedKeyAccess", "false"),
          new Fixed("DisableLocalAuth", "true"),
          new Fixed("disableLocalAuth", "true"),
          new Fixed("enablePurgeProtection", "true"),
          new Fixed("enableRbacAuthorization", "true"),
          new Fixed("enableSoftDelete", "true"),
          new Fixed("httpsOnly", "true"),
          new Fixed("minimumTlsVersion", "TLS1_2"),
          new Fixed("minTlsVersion", "1.2"),
          new Fixed("publicAccess", "None"),
          new Fixed("supportsHttpsTrafficOnly", "true"));

  private ResourceRules() {}

  /** Resource types with more than one api-version, or with none where it can't be inherited. */
  static List<String> versions(Infrastructure infra) {
    Map<String, Set<String>> versions = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (BicepFile file : infra.files()) {
      for (SyntaxNode resource : file.resources()) {
        String text = resource.child("string").orElseThrow().string();
        var type = TYPE.matcher(text);
        if (type.matches()) {
          versions.computeIfAbsent(type.group(1), t -> new TreeSet<>()).add(type.group(2));
        } else if (text.contains("@") || text.startsWith("Microsoft.")) {
          faults.add(file.name() + ": '" + text + "' is no type with an api-version");
        }
      }
    }
    versions.forEach(
        (type, found) -> {
          if (found.size() > 1) {
            faults.add(type + " has the api-versions " + found);
          }
        });
    return faults;
  }

  /** Types deployed by several files; what extends other resources is deployed beside them. */
  static List<String> scattered(Infrastructure infra) {
    Map<String, Set<String>> places = new TreeMap<>();
    for (BicepFile file : infra.files()) {
      for (SyntaxNode resource : file.resources()) {
        String type = resource.child("string").orElseThrow().string();
        if (resource.valuesOf("scope").isEmpty() && resource.child("existing").isEmpty()) {
          places.computeIfAbsent(type, t -> new TreeSet<>()).add(file.name());
        }
      }
    }
    return places.entrySet().stream()
        .filter(type -> type.getValue().size() > 1)
        .map(type -> type.getKey() + " is deployed by " + type.getValue())
        .toList();
  }

  /** Role ids given twice or outside their list, and roles that nobody is assigned. */
  static List<String> roles(Infrastructure infra) {
    List<String> faults = new ArrayList<>();
    SyntaxNode roles = infra.file("app/roles.bicep").variable("roleIds");
    List<String> listed = roles.all("string").stream().map(SyntaxNode::string).toList();
    Stream<SyntaxNode> all = infra.files().stream().flatMap(file -> file.root().all());
    Map<String, Long> counts =
        all.filter(node -> ID.matcher(node.text()).matches())
            .collect(Collectors.groupingBy(SyntaxNode::text, TreeMap::new, Collectors.counting()));
    counts.forEach(
        (id, count) -> {
          if (count > 1 || !listed.contains(id)) {
            faults.add("role " + id + " stands outside the list of roles, or twice");
          }
        });
    Set<String> used =
        infra.files().stream()
            .flatMap(file -> file.root().all("member_expression").stream())
            .filter(node -> node.children().get(0).text().equals("roleIds"))
            .map(node -> node.children().get(1).text())
            .collect(Collectors.toCollection(TreeSet::new));
    roles.keys().stream()
        .filter(name -> !used.remove(name))
        .forEach(name -> faults.add("role " + name + " is not assigned"));
    used.forEach(name -> faults.add("role " + name + " is not declared"));
    return faults;
  }

  /** Settings that keep the doors shut and are missing or otherwise. */
  static List<String> shutDoors(Infrastructure infra) {
    List<String> faults = new ArrayList<>();
    for (Fixed fixed : FIXED) {
      List<String> found =
          infra.files().stream()
              .flatMap(file -> file.root().valuesOf(fixed.property()).stream())
              .map(node -> node.is("string") ? node.string() : node.text())
              .toList();
      if (found.isEmpty() || found.stream().anyMatch(value -> !value.equals(fixed.value()))) {
        faults.add(fixed.property() + " is " + found + "; expected " + fixed.value());
      }
    }
    return faults;
  }

  /** Where a key or a connection string is asked for. */
  static List<String> secrets(Infrastructure infra) {
    return infra.files().stream()
        .flatMap(
            file ->
                file.root()
                    .all()
                    .filter(
                        node -> node.text().matches("list[A-Z]\\w*|AccountKey.*|SharedAccess.*"))
                    .map(node -> file.name() + ":" + node.line() + ": " + node.text()))
        .toList();
  }
}
