package dev.vaultline.azure.compute;

import dev.vaultline.engine.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a resource in a resource group, such as {@code
 * /subscriptions/S/resourceGroups/G/providers/Microsoft.Compute/disks/D}; also of a resource within
 * another. Azure does not tell upper from lower case in ids, so neither do comparisons.
 */
public record ResourceId(String value) {
  private static final String NAME = "[^/?#%\\s]+";
  private static final Pattern FORM =
      Pattern.compile(
          "/subscriptions/(%1$s)/resourceGroups/(%1$s)/providers/(%1$s)((?:/%1$s/%1$s)+)"
              .formatted(NAME),
          Pattern.CASE_INSENSITIVE);
  private static final String COMPUTE = "Microsoft.Compute";

  public ResourceId {
    match(value);
  }

  /** The id of a resource of Microsoft.Compute, by its type's and its own name. */
  public static ResourceId compute(String subscription, String group, String type, String name) {
    return new ResourceId(
        "/subscriptions/%s/resourceGroups/%s/providers/%s/%s/%s"
            .formatted(subscription, group, COMPUTE, type, name));
  }

  private static Matcher match(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches() || value.contains("/../") || value.contains("/./")) {
      throw new InvalidInputException(
          "'"
              + value
              + "' is not the id of a resource: expected"
              + " /subscriptions/S/resourceGroups/G/providers/NAMESPACE/TYPE/NAME");
    }
    return matcher;
  }

  public String subscription() {
    return match(value).group(1);
  }

  public String resourceGroup() {
    return match(value).group(2);
  }

  /** Its own name, the last word of the id. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** Its type as the id spells it, such as {@code Microsoft.Compute/disks}. */
  public String type() {
    Matcher matcher = match(value);
    StringBuilder type = new StringBuilder(matcher.group(3));
    String[] words = matcher.group(4).substring(1).split("/", -1);
    for (int at = 0; at < words.length; at += 2) {
      type.append('/').append(words[at]);
    }
    return type.toString();
  }

  /** A resource within this one. */
  public ResourceId child(String type, String name) {
    return new ResourceId(value + "/" + type + "/" + name);
  }

  /**
   * The resource that this one is within.
   *
   * @throws InvalidInputException when it is within none
   */
  public ResourceId parent() {
    int type = value.lastIndexOf('/', value.lastIndexOf('/') - 1);
    return new ResourceId(value.substring(0, type));
  }

  /**
   * This id, if it is of a type.
   *
   * @param type such as {@code Microsoft.Compute/disks}
   * @throws InvalidInputException when it is of another
   */
  public ResourceId require(String type) {
    if (!type().equalsIgnoreCase(type)) {
      throw new InvalidInputException(value + " is a " + type() + "; expected a " + type);
    }
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceId that && value.equalsIgnoreCase(that.value);
  }

  @Override
  public int hashCode() {
    return value.toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
