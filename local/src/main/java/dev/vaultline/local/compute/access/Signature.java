package dev.vaultline.local.compute.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the addresses of disks with a key that never leaves the emulator. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final byte[] key;

  private Signature(byte[] key) {
    this.key = key;
  }

  /** With the key in the store, which is made when there is none. */
  static Signature of(ComputeStore store) {
    ObjectNode secret =
        store.transact(
            () ->
                store
                    .document("secret", "access")
                    .orElseGet(
                        () -> {
                          byte[] fresh = new byte[KEY_BYTES];
                          new SecureRandom().nextBytes(fresh);
                          String hex = HexFormat.of().formatHex(fresh);
                          ObjectNode made = Json.object().put("key", hex);
                          store.put("secret", "access", "", made);
                          return made;
                        }));
    return new Signature(HexFormat.of().parseHex(secret.path("key").asText()));
  }

  /** The address of a grant. */
  String url(URI base, Grant grant) {
    return "%s/disk/%s/abcd?sv=2018-03-28&sr=b&si=%s&sig=%s"
        .formatted(base, grant.token(), grant.token(), sign(grant));
  }

  boolean fits(Grant grant, String signature) {
    return MessageDigest.isEqual(
        sign(grant).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private String sign(Grant grant) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      String text = grant.token() + "\n" + grant.write() + "\n" + grant.resource().key();
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
