package dev.vaultline.local.compute;

import static dev.vaultline.local.compute.EmulatorFixture.diskId;
import static dev.vaultline.local.compute.EmulatorFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaultline.local.Eventually;
import java.net.http.HttpResponse;

/** Requests as they are on the wire, for what an SDK would hide by waiting and repeating. */
final class Requests {
  static final String V = "?api-version=2025-04-01";

  private final EmulatorFixture emulator;

  Requests(EmulatorFixture emulator) {
    this.emulator = emulator;
  }

  HttpResponse<String> snapshot(String name) {
    return emulator.send(
        "PUT",
        id("snapshots", name) + V,
        """
        {"location":"westeurope","properties":{"incremental":true,
         "creationData":{"createOption":"Copy","sourceResourceId":"%s"}}}
        """
            .formatted(diskId("web-os")));
  }

  HttpResponse<String> access(String name) {
    return emulator.send(
        "POST",
        id("snapshots", name) + "/beginGetAccess" + V,
        "{\"access\":\"Read\",\"durationInSeconds\":3600}");
  }

  void collection() {
    emulator.send(
        "PUT",
        id("restorePointCollections", "c") + V,
        "{\"location\":\"westeurope\",\"properties\":{\"source\":{\"id\":\"%s\"}}}"
            .formatted(id("virtualMachines", "web")));
  }

  HttpResponse<String> point(String name, String mode) {
    return emulator.send(
        "PUT",
        id("restorePointCollections", "c") + "/restorePoints/" + name + V,
        "{\"properties\":{\"consistencyMode\":\"" + mode + "\"}}");
  }

  String address(String snapshot) {
    HttpResponse<String> accepted = access(snapshot);
    String location = accepted.headers().firstValue("Location").orElseThrow();
    return emulator
        .door("GET", location.substring(location.indexOf("/subs")), "")
        .path("accessSAS")
        .asText();
  }

  String state(String path) {
    return emulator.door("GET", path + V, "").at("/properties/provisioningState").asText();
  }

  void awaitState(String path, String state) throws Exception {
    Eventually.await(() -> state(path), state::equals);
  }

  static void assertRefused(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"error\":{\"code\":").contains(words);
  }
}
