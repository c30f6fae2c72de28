package dev.vaultline.functions.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpStatus;
import java.util.Optional;

/**
 * What an HTTP function answers.
 *
 * @param location where what was created or started can be looked at
 */
record Answer(HttpStatus status, ObjectNode body, Optional<String> location) {

  static Answer ok(ObjectNode body) {
    return new Answer(HttpStatus.OK, body, Optional.empty());
  }

  static Answer created(ObjectNode body, String location) {
    return new Answer(HttpStatus.CREATED, body, Optional.of(location));
  }

  static Answer accepted(ObjectNode body, String location) {
    return new Answer(HttpStatus.ACCEPTED, body, Optional.of(location));
  }
}
