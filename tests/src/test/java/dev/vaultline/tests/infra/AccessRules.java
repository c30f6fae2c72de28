package dev.vaultline.tests.infra;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What no identity of Vaultline may do, whatever the code asks for. */
final class AccessRules {
  private static final String ROLES = "app/machine-roles.bicep";

  private AccessRules() {}

  /** Actions by which policies could be changed or rights widened, or that stand for others. */
  static List<String> excess(Infrastructure infra) {
    BicepFile roles = infra.file(ROLES);
    return Stream.of("backupActions", "restoreActions")
        .flatMap(list -> roles.strings(list).stream().map(action -> list + ": " + action))
        .filter(AccessRules::isTooMuch)
        .toList();
  }

  private static boolean isTooMuch(String action) {
    String lower = action.toLowerCase(Locale.ROOT);
    return Stream.of(
            "*", "immutab", "microsoft.authorization/", "microsoft.storage/", "microsoft.keyvault/")
        .anyMatch(lower::contains);
  }

  /** Roles on the vault with which its versions or its immutability could be taken away. */
  static List<String> ownersOfTheVault(Infrastructure infra) {
    return infra.file("app/vault.bicep").root().all("member_expression").stream()
        .filter(node -> node.children().get(0).text().equals("roleIds"))
        .map(node -> node.children().get(1).text())
        .filter(
            role -> !List.of("storageBlobDataContributor", "storageBlobDataReader").contains(role))
        .map(role -> "app/vault.bicep: " + role)
        .toList();
  }

  /** Outputs that show what only a parameter that is kept secret says, or a key. */
  static List<String> shownSecrets(Infrastructure infra) {
    return infra.files().stream()
        .flatMap(
            file -> {
              List<String> secrets =
                  file.parameters().stream()
                      .filter(parameter -> parameter.has("secure"))
                      .map(BicepFile.Declaration::name)
                      .toList();
              return file.outputs().stream()
                  .filter(output -> output.node().all().anyMatch(n -> shows(n, file, secrets)))
                  .map(output -> file.name() + ": output " + output.name());
            })
        .toList();
  }

  private static boolean shows(SyntaxNode node, BicepFile file, List<String> secrets) {
    boolean ofTheDeployment = file.name().equals("main.bicep");
    return secrets.contains(node.text())
        || node.text().matches("list[A-Z]\\w*")
        || (ofTheDeployment && node.text().matches("(?i).*(connectionString|secret|password).*"));
  }
}
