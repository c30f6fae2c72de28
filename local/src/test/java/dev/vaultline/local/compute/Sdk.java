package dev.vaultline.local.compute;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.compute.models.AccessLevel;
import com.azure.resourcemanager.compute.models.GrantAccessData;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.PageList;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.azure.storage.blob.specialized.SpecializedBlobClientBuilder;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The official SDKs, pointed at an emulator and otherwise as they are. */
final class Sdk {
  private static final HttpClient HTTP = new JdkHttpClientBuilder().build();

  private Sdk() {}

  static ComputeManagementClient compute(URI emulator) {
    return ComputeManager.authenticate(pipeline(), profile(emulator)).serviceClient();
  }

  static ResourceManagementClient resources(URI emulator) {
    return ResourceManager.authenticate(pipeline(), profile(emulator))
        .withSubscription(ComputeEmulator.SUBSCRIPTION)
        .serviceClient();
  }

  private static HttpPipeline pipeline() {
    return new HttpPipelineBuilder().httpClient(HTTP).build();
  }

  private static AzureProfile profile(URI emulator) {
    String base = emulator.toString();
    Map<String, String> endpoints = new HashMap<>();
    for (String name :
        new String[] {
          "resourceManagerEndpointUrl",
          "managementEndpointUrl",
          "activeDirectoryEndpointUrl",
          "microsoftGraphResourceId",
          "activeDirectoryGraphResourceId"
        }) {
      endpoints.put(name, base);
    }
    return new AzureProfile(
        "tenant", ComputeEmulator.SUBSCRIPTION, new AzureEnvironment(endpoints));
  }

  static PageBlobClient pages(String address) {
    return new SpecializedBlobClientBuilder()
        .endpoint(address)
        .httpClient(HTTP)
        .buildPageBlobClient();
  }

  /** What beginGetAccess is asked. */
  static GrantAccessData access(AccessLevel level) {
    return new GrantAccessData().withAccess(level).withDurationInSeconds(3600);
  }

  static byte[] read(String address, long offset, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pages(address)
        .downloadStreamWithResponse(
            bytes, new BlobRange(offset, (long) length), null, null, false, null, null);
    return bytes.toByteArray();
  }

  /** Written ranges, then cleared ones, as text. */
  static List<String> entries(PageList list) {
    return Stream.concat(
            list.getPageRange().stream().map(r -> "written " + r.getStart() + "-" + r.getEnd()),
            list.getClearRange().stream().map(r -> "cleared " + r.getStart() + "-" + r.getEnd()))
        .toList();
  }
}
