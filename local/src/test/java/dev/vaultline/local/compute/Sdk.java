package dev.vaultline.local.compute;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.storage.blob.specialized.PageBlobClient;
import com.azure.storage.blob.specialized.SpecializedBlobClientBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The official SDKs, pointed at an emulator and otherwise as they are. */
final class Sdk {
  private static final HttpClient HTTP = new JdkHttpClientBuilder().build();

  private Sdk() {}

  static ComputeManagementClient compute(URI emulator) {
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
    HttpPipeline pipeline = new HttpPipelineBuilder().httpClient(HTTP).build();
    AzureProfile profile =
        new AzureProfile("tenant", ComputeEmulator.SUBSCRIPTION, new AzureEnvironment(endpoints));
    return ComputeManager.authenticate(pipeline, profile).serviceClient();
  }

  static PageBlobClient pages(String address) {
    return new SpecializedBlobClientBuilder()
        .endpoint(address)
        .httpClient(HTTP)
        .buildPageBlobClient();
  }
}
