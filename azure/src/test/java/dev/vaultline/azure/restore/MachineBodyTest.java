package dev.vaultline.azure.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vaultline.pipeline.machine.DiskSlot;
import dev.vaultline.pipeline.machine.MachineId;
import dev.vaultline.pipeline.target.ManagedDiskId;
import dev.vaultline.pipeline.target.NewMachine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MachineBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NIC =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkInterfaces/n";
  private static final JsonNode DESCRIBED =
      json(
          """
          {"identity": {"type": "SystemAssigned"}, "plan": {"name": "p"},
           "properties": {"vmId": "v", "provisioningState": "Succeeded",
             "availabilitySet": {"id": "a"}, "licenseType": "Windows_Server",
             "securityProfile": {"securityType": "TrustedLaunch"},
             "hardwareProfile": {"vmSize": "Standard_D2s_v5"},
             "storageProfile": {
               "imageReference": {"sku": "x"},
               "osDisk": {"osType": "Windows", "caching": "ReadWrite", "createOption": "FromImage"},
               "dataDisks": [{"lun": 3, "caching": "ReadOnly"}]},
             "osProfile": {"adminUsername": "u"}}}
          """);

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static NewMachine machine(List<String> nics, Optional<String> subnet) {
    return new NewMachine(
        new MachineId(
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m"),
        "westeurope",
        Optional.of("2"),
        "Standard_D4s_v5",
        nics,
        subnet,
        Map.of("team", "web"),
        Map.of(
            DiskSlot.OS,
            new ManagedDiskId("s", "g", "m-os"),
            DiskSlot.lun(3),
            new ManagedDiskId("s", "g", "m-data")));
  }

  /** What belongs to the machine alone, its disks attached, and nothing Azure would refuse. */
  @Test
  void aMachineIsMadeOfItsDisksAndWhatBelongsToItAlone() {
    String disks = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/";
    assertThat((JsonNode) MachineBody.of(machine(List.of(NIC), Optional.empty()), DESCRIBED, "j"))
        .isEqualTo(
            json(
                """
                {"location": "westeurope", "tags": {"team": "web", "vaultline-restore": "j"},
                 "zones": ["2"], "plan": {"name": "p"},
                 "properties": {
                   "hardwareProfile": {"vmSize": "Standard_D4s_v5"},
                   "storageProfile": {
                     "dataDisks": [{"name": "m-data", "createOption": "Attach",
                       "deleteOption": "Detach", "caching": "ReadOnly",
                       "managedDisk": {"id": "%1$sm-data"}, "lun": 3}],
                     "osDisk": {"name": "m-os", "createOption": "Attach",
                       "deleteOption": "Detach", "caching": "ReadWrite",
                       "managedDisk": {"id": "%1$sm-os"}, "osType": "Windows"}},
                   "networkProfile": {"networkInterfaces":
                     [{"id": "%2$s", "properties": {"primary": true}}]},
                   "securityProfile": {"securityType": "TrustedLaunch"},
                   "licenseType": "Windows_Server"}}
                """
                    .formatted(disks, NIC)));
  }

  @Test
  void inASubnetItGetsAnInterfaceThatGoesWithIt() {
    JsonNode network =
        MachineBody.of(machine(List.of(), Optional.of("subnet-id")), DESCRIBED, "j")
            .at("/properties/networkProfile");
    assertThat(network.path("networkInterfaces").isMissingNode()).isTrue();
    JsonNode properties = network.at("/networkInterfaceConfigurations/0/properties");
    assertThat(properties.path("deleteOption").asText()).isEqualTo("Delete");
    assertThat(properties.at("/ipConfigurations/0/properties/subnet/id").asText())
        .isEqualTo("subnet-id");
  }
}
