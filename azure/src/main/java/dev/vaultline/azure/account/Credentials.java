package dev.vaultline.azure.account;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.credential.AzureSasCredential;
import com.azure.core.credential.TokenCredential;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.queue.QueueServiceClientBuilder;
import java.util.Optional;

/** With whose rights an account is used. Its text never holds a secret. */
public sealed interface Credentials {

  /** Lets a client of Blob storage use these rights. */
  void applyTo(BlobServiceClientBuilder client);

  /** Lets a client of Queue storage use these rights. */
  void applyTo(QueueServiceClientBuilder client);

  /** Lets a client of Table storage use these rights. */
  void applyTo(TableServiceClientBuilder client);

  /** Whether these rights may reach other accounts as well. */
  default boolean reachOtherAccounts() {
    return false;
  }

  /**
   * The identity this process runs under: a managed identity, or who is signed in.
   *
   * @param clientId of a user-assigned managed identity
   */
  static Credentials identity(Optional<String> clientId) {
    DefaultAzureCredentialBuilder builder =
        new DefaultAzureCredentialBuilder().httpClient(Connections.HTTP);
    clientId.ifPresent(builder::managedIdentityClientId);
    return new Identity(builder.build());
  }

  /** The key of an account. */
  static Credentials key(String account, String key) {
    return new Key(new AzureNamedKeyCredential(account, key));
  }

  /** The published key of the emulator's account. */
  static Credentials emulator() {
    return key(Emulator.ACCOUNT, Emulator.KEY);
  }

  /** A shared access signature: the query of a URL. */
  static Credentials signature(String query) {
    return new Signature(new AzureSasCredential(query));
  }

  /** An Entra identity. */
  record Identity(TokenCredential token) implements Credentials {
    @Override
    public void applyTo(BlobServiceClientBuilder client) {
      client.credential(token);
    }

    @Override
    public void applyTo(QueueServiceClientBuilder client) {
      client.credential(token);
    }

    @Override
    public void applyTo(TableServiceClientBuilder client) {
      client.credential(token);
    }

    @Override
    public boolean reachOtherAccounts() {
      return true;
    }

    @Override
    public String toString() {
      return "Identity";
    }
  }

  /** An account's key. */
  record Key(AzureNamedKeyCredential key) implements Credentials {
    @Override
    public void applyTo(BlobServiceClientBuilder client) {
      client.credential(key);
    }

    @Override
    public void applyTo(QueueServiceClientBuilder client) {
      client.credential(key);
    }

    @Override
    public void applyTo(TableServiceClientBuilder client) {
      client.credential(key);
    }

    @Override
    public String toString() {
      return "Key";
    }
  }

  /** A shared access signature. */
  record Signature(AzureSasCredential sas) implements Credentials {
    @Override
    public void applyTo(BlobServiceClientBuilder client) {
      client.credential(sas);
    }

    @Override
    public void applyTo(QueueServiceClientBuilder client) {
      client.credential(sas);
    }

    @Override
    public void applyTo(TableServiceClientBuilder client) {
      client.credential(sas);
    }

    @Override
    public String toString() {
      return "Signature";
    }
  }
}
