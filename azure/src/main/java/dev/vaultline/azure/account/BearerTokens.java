package dev.vaultline.azure.account;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.vaultline.engine.InvalidInputException;

/**
 * Signs in to an API of Entra as whoever is signed in on this machine: by environment variables, a
 * managed identity, or the sign-in of a developer's tool. Tokens are kept until they run out.
 */
public final class BearerTokens {
  private final TokenCredential credential;
  private final TokenRequestContext request;

  /**
   * @param scope such as {@code api://APPLICATION-ID/.default}
   */
  public BearerTokens(String scope) {
    this.credential = new DefaultAzureCredentialBuilder().httpClient(Connections.HTTP).build();
    this.request = new TokenRequestContext().addScopes(scope);
  }

  /**
   * A token that is valid now.
   *
   * @throws InvalidInputException when nobody is signed in, or may not have one
   */
  public String token() {
    try {
      return credential.getTokenSync(request).getToken();
    } catch (ClientAuthenticationException e) {
      throw new InvalidInputException(
          "no sign-in for "
              + request.getScopes()
              + " was found: sign in with 'az login' or 'azd auth login', or check the scope",
          e);
    }
  }
}
