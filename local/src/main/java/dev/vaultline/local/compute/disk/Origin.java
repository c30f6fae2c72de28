package dev.vaultline.local.compute.disk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.local.compute.arm.ArmException;
import dev.vaultline.local.compute.arm.ArmId;
import dev.vaultline.local.compute.arm.ArmRequest;
import dev.vaultline.local.compute.store.ComputeStore;
import dev.vaultline.local.compute.store.Resource;
import java.util.Locale;

/** What a new disk or snapshot is made from: the {@code creationData} of a request. */
record Origin(JsonNode creation, JsonNode properties) {
  static Origin of(ArmRequest request) {
    JsonNode properties = request.body().path("properties");
    return new Origin(properties.path("creationData"), properties);
  }

  String option() {
    String option = creation.path("createOption").asText();
    if (option.isEmpty()) {
      throw ArmException.invalid("Required parameter 'creationData.createOption' is missing.");
    }
    return option;
  }

  /** Bytes of the disk that is asked for; 0 when the request does not say. */
  long size() {
    return properties.path("diskSizeGB").asLong() << 30;
  }

  long uploadSize() {
    return creation.path("uploadSizeBytes").asLong();
  }

  /**
   * The resource to copy.
   *
   * @throws ArmException when there is none, or it has no bytes to copy yet
   */
  Resource source(ComputeStore store) {
    String text = creation.path("sourceResourceId").asText();
    ArmId id =
        ArmId.parse(text)
            .orElseThrow(
                () ->
                    ArmException.invalid(
                        "The value '%s' of creationData.sourceResourceId is no resource id."
                            .formatted(text)));
    Resource source = store.get(id);
    boolean ready =
        source.content().isPresent()
            && !source.text("diskState").toLowerCase(Locale.ROOT).contains("upload");
    if (!ready) {
      throw ArmException.notAllowed("The source " + id + " cannot be copied in its present state.");
    }
    return source;
  }

  /**
   * @throws ArmException 400 when the two are in different regions
   */
  static void requireRegion(Resource source, String location) {
    if (!source.location().equalsIgnoreCase(location)) {
      throw ArmException.invalid(
          "The source %s is in region %s; expected %s, where the copy is to be."
              .formatted(source.id(), source.location(), location));
    }
  }
}
