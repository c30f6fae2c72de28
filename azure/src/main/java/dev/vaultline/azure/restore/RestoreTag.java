package dev.vaultline.azure.restore;

import dev.vaultline.azure.compute.arm.Resource;
import java.util.Map;
import java.util.Optional;

/** The tags by which restores know what is theirs; their values are ids of jobs. */
enum RestoreTag {
  /** On what a restore created. */
  CREATED("vaultline-restore"),
  /** On a disk whose place at a machine another one took. */
  REPLACED("vaultline-replaced-by");

  private final String key;

  RestoreTag(String key) {
    this.key = key;
  }

  /** The tag of a job. */
  Map<String, String> of(String job) {
    return Map.of(key, job);
  }

  String key() {
    return key;
  }

  /** The job that a resource names. */
  Optional<String> in(Resource resource) {
    return Optional.ofNullable(resource.tags().get(key));
  }

  /** Whether a resource is this job's. */
  boolean isOf(Resource resource, String job) {
    return in(resource).filter(job::equals).isPresent();
  }
}
