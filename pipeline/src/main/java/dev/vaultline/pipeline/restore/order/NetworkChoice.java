package dev.vaultline.pipeline.restore.order;

import dev.vaultline.engine.InvalidInputException;
import dev.vaultline.pipeline.target.MachineState;
import dev.vaultline.pipeline.target.Machines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which network interfaces a new machine gets. */
final class NetworkChoice {
  private static final String INSTEAD = "; give other to.nics, or a to.subnet";

  private final MachineDescription described;
  private final Machines machines;

  NetworkChoice(MachineDescription described, Machines machines) {
    this.described = described;
    this.machines = machines;
  }

  /** The ids of the interfaces; none when the machine gets a new one in the subnet. */
  List<String> nics(Destination.Machine to, DiskPlace place) {
    if (to.subnet().isPresent()) {
      if (!to.nics().isEmpty()) {
        throw new InvalidInputException("to.subnet and to.nics are both given; give one of them");
      }
      requireId("to.subnet", to.subnet().get(), "virtualnetworks/[^/]+/subnets/[^/]+", place);
      return List.of();
    }
    return to.nics().isEmpty() ? described(place) : given(to.nics(), place);
  }

  private List<String> given(List<String> nics, DiskPlace place) {
    nics.forEach(nic -> requireId("to.nics", nic, "networkinterfaces/[^/]+", place));
    requireFree(nics);
    return nics;
  }

  /** An interface serves machines of its own region and subscription, one at a time. */
  private List<String> described(DiskPlace place) {
    boolean near =
        described.region().equals(place.region())
            && described.id().subscription().equalsIgnoreCase(place.subscription());
    if (!near) {
      throw new InvalidInputException(
          "to.nics is missing: the network interfaces of "
              + described.id()
              + " in region "
              + described.region()
              + " do not go along to region "
              + place.region()
              + " of subscription "
              + place.subscription()
              + INSTEAD);
    }
    if (described.nics().isEmpty()) {
      throw new InvalidInputException(
          "to.nics is missing: the recovery point describes no network interfaces" + INSTEAD);
    }
    requireFree(described.nics());
    return described.nics();
  }

  private void requireFree(List<String> nics) {
    Optional<MachineState> original = machines.find(described.id());
    for (String nic : nics) {
      if (original.isPresent() && original.get().nics().stream().anyMatch(nic::equalsIgnoreCase)) {
        throw new InvalidInputException(
            "to.nics: machine " + described.id() + " uses network interface " + nic + INSTEAD);
      }
    }
  }

  private static void requireId(String field, String id, String type, DiskPlace place) {
    String lower = id.toLowerCase(Locale.ROOT);
    String form =
        "/subscriptions/"
            + place.subscription().toLowerCase(Locale.ROOT)
            + "/resourcegroups/[^/]+/providers/microsoft\\.network/"
            + type;
    if (!lower.matches(form)) {
      throw new InvalidInputException(
          field
              + ": '"
              + id
              + "' is not the id of one in subscription "
              + place.subscription()
              + "; expected /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/…");
    }
  }
}
