package dev.vaultline.pipeline.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vaultline.engine.format.Json;
import dev.vaultline.pipeline.durable.Payload;
import dev.vaultline.pipeline.job.JobId;
import dev.vaultline.pipeline.part.PartRef;
import dev.vaultline.pipeline.part.Parts;

/** One part to be transferred: what a queue message says. */
public record TransferTask(JobId job, PartRef part) {

  /** The message. */
  public String encode() {
    return Payload.write(Payload.of(job).setAll(Parts.encode(part)));
  }

  /**
   * The task of a message.
   *
   * @throws dev.vaultline.engine.format.MalformedException when it is none
   */
  public static TransferTask decode(String message) {
    JsonNode json = Payload.read(message);
    return new TransferTask(new JobId(Json.text(json, "job")), Parts.decode(json));
  }
}
