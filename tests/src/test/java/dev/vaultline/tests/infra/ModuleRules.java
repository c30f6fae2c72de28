package dev.vaultline.tests.infra;

import dev.vaultline.tests.infra.BicepFile.Declaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What holds between files: modules get what they ask for and give what is taken from them. */
final class ModuleRules {
  private ModuleRules() {}

  /** Parameters that a module lacks, or that it does not know. */
  static List<String> calls(Infrastructure infra) {
    List<String> faults = new ArrayList<>();
    for (BicepFile file : infra.files()) {
      for (SyntaxNode call : file.modules()) {
        List<Declaration> parameters = target(infra, file, call).parameters();
        Set<String> given = new TreeSet<>(call.valuesOf("params").get(0).keys());
        String where = file.name() + ": " + call.name() + ": ";
        parameters.stream()
            .filter(each -> !given.contains(each.name()) && !each.isOptional())
            .forEach(each -> faults.add(where + each.name() + ": not given"));
        parameters.forEach(each -> given.remove(each.name()));
        given.forEach(name -> faults.add(where + name + ": not a parameter"));
      }
    }
    return faults;
  }

  /** Outputs that are taken from modules that do not have them. */
  static List<String> outputs(Infrastructure infra) {
    List<String> faults = new ArrayList<>();
    for (BicepFile file : infra.files()) {
      Map<String, BicepFile> targets = new HashMap<>();
      file.modules().forEach(call -> targets.put(call.name(), target(infra, file, call)));
      for (SyntaxNode taken : file.root().all("member_expression")) {
        SyntaxNode from = taken.children().get(0);
        if (from.is("member_expression") && from.children().get(1).text().equals("outputs")) {
          String module = from.children().get(0).text();
          String output = taken.children().get(1).text();
          if (targets.get(module).outputs().stream().noneMatch(o -> o.name().equals(output))) {
            faults.add(file.name() + ": " + module + " has no output " + output);
          }
        }
      }
    }
    return faults;
  }

  /** Imported names that the other file does not export. */
  static List<String> imports(Infrastructure infra) {
    List<String> faults = new ArrayList<>();
    for (BicepFile file : infra.files()) {
      for (SyntaxNode taken : file.root().all("import_functionality")) {
        BicepFile from = infra.file(resolve(file, taken.child("string").orElseThrow().string()));
        Set<String> exported =
            List.of(from.types(), from.variables()).stream()
                .flatMap(List::stream)
                .filter(each -> each.has("export"))
                .map(Declaration::name)
                .collect(Collectors.toSet());
        taken.all("identifier").stream()
            .map(SyntaxNode::text)
            .filter(name -> !exported.contains(name))
            .forEach(name -> faults.add(file.name() + ": " + from.name() + " has no " + name));
      }
    }
    return faults;
  }

  /** Files that nothing deploys or imports. */
  static List<String> orphans(Infrastructure infra) {
    Set<String> orphans =
        infra.files().stream().map(BicepFile::name).collect(Collectors.toCollection(TreeSet::new));
    orphans.remove("main.bicep");
    for (BicepFile file : infra.files()) {
      file.modules().forEach(call -> orphans.remove(target(infra, file, call).name()));
      file.root()
          .all("import_functionality")
          .forEach(i -> orphans.remove(resolve(file, i.child("string").orElseThrow().string())));
    }
    return orphans.stream().map(name -> name + ": nothing uses it").toList();
  }

  private static BicepFile target(Infrastructure infra, BicepFile file, SyntaxNode call) {
    return infra.file(resolve(file, call.child("string").orElseThrow().string()));
  }

  private static String resolve(BicepFile file, String path) {
    Path folder = Path.of(file.name()).resolveSibling(path).normalize();
    return folder.toString().replace('\\', '/');
  }
}
