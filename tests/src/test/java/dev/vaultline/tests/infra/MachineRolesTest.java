package dev.vaultline.tests.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.azure.compute.AccessRole;
import dev.vaultline.azure.compute.ComputeOperation;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The custom roles against the code's own list of what it does on machines. */
class MachineRolesTest {

  @ParameterizedTest
  @EnumSource
  void eachRoleHasTheActionsOfTheCodeAndNoOthers(AccessRole role) {
    Infrastructure infra = Infrastructure.read(Infrastructure.FOLDER);
    String name = role.name().toLowerCase(Locale.ROOT);
    assertThat(CodeRules.actions(infra, name, ComputeOperation.actionsOf(role))).isEmpty();
  }
}
