package dev.vaultline.pipeline.machine;

import dev.vaultline.engine.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resource id of a virtual machine. Azure does not tell upper from lower case in ids, so two
 * ids are equal when they differ in that alone.
 */
public record MachineId(String value) {
  private static final Pattern FORM =
      Pattern.compile(
          "/subscriptions/([^/]+)/resourceGroups/([^/]+)"
              + "/providers/Microsoft\\.Compute/virtualMachines/([^/]+)",
          Pattern.CASE_INSENSITIVE);

  public MachineId {
    match(value);
  }

  private static Matcher match(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "'"
              + value
              + "' is not the id of a virtual machine: expected /subscriptions/…/resourceGroups/…"
              + "/providers/Microsoft.Compute/virtualMachines/NAME");
    }
    return matcher;
  }

  /** The subscription it is in. */
  public String subscription() {
    return match(value).group(1);
  }

  /** The resource group it is in. */
  public String resourceGroup() {
    return match(value).group(2);
  }

  /** Its name in the group. */
  public String name() {
    return match(value).group(3);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MachineId that && value.equalsIgnoreCase(that.value);
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
