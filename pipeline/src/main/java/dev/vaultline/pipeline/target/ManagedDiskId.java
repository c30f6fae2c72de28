package dev.vaultline.pipeline.target;

import dev.vaultline.engine.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resource id of a managed disk. Azure does not tell upper from lower case in ids, so two ids
 * are equal when they differ in that alone.
 *
 * @param name 1–80 letters, digits, {@code .}, {@code _} and {@code -}, the first a letter or digit
 *     and the last no {@code .} or {@code -}, as Azure's naming rules for disks demand
 */
public record ManagedDiskId(String subscription, String resourceGroup, String name) {
  private static final Pattern FORM =
      Pattern.compile(
          "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.Compute/disks/([^/]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern GROUP = Pattern.compile("[\\w().-]{0,89}[\\w()-]");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([\\w.-]{0,78}\\w)?");

  public ManagedDiskId {
    if (!subscription.matches("[0-9A-Za-z-]{1,64}")) {
      throw new InvalidInputException("subscription '" + subscription + "' is not the id of one");
    }
    if (!GROUP.matcher(resourceGroup).matches()) {
      throw new InvalidInputException(
          "resourceGroup '"
              + resourceGroup
              + "' is not valid: expected 1-90 letters, digits, '_', '-', '.', '(' and ')', the"
              + " last no '.'");
    }
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          "disk name '"
              + name
              + "' is not valid: expected 1-80 letters, digits, '.', '_' and '-', the first a"
              + " letter or digit, the last a letter, digit or '_'; choose a prefix");
    }
  }

  /** The id of a text. */
  public static ManagedDiskId parse(String id) {
    Matcher matcher = FORM.matcher(id);
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "'"
              + id
              + "' is not the id of a managed disk: expected /subscriptions/…/resourceGroups/…"
              + "/providers/Microsoft.Compute/disks/NAME");
    }
    return new ManagedDiskId(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ManagedDiskId that && toString().equalsIgnoreCase(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return "/subscriptions/"
        + subscription
        + "/resourceGroups/"
        + resourceGroup
        + "/providers/Microsoft.Compute/disks/"
        + name;
  }
}
