package dev.vaultline.azure.account;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import java.time.Duration;

/** The one pool of connections of this process. */
public final class Connections {
  public static final HttpClient HTTP =
      new JdkHttpClientBuilder()
          .connectionTimeout(Duration.ofSeconds(10))
          .responseTimeout(Duration.ofSeconds(90))
          .build();

  private Connections() {}
}
