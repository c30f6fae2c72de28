package dev.vaultline.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vaultline.cli.server.ServiceClient;
import dev.vaultline.engine.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of a service. */
public final class Jobs {
  private static final String PATH = "/api/jobs";

  private final ServiceClient service;

  public Jobs(ServiceClient service) {
    this.service = service;
  }

  /** A job, with its progress at this moment. */
  public Job get(String id) {
    return Job.of(service.get(PATH + "/" + ServiceClient.encoded(id), Map.of()));
  }

  /**
   * The newest jobs, newest first.
   *
   * @param item only those of this item
   * @param state only those in this state
   */
  public List<Job> list(Optional<String> item, Optional<String> state, int limit) {
    JsonNode answer =
        service.get(
            PATH,
            Map.of(
                "item", item.orElse(""),
                "state", state.orElse(""),
                "limit", Integer.toString(limit)));
    List<Job> jobs = new ArrayList<>();
    Json.array(answer, "jobs").forEach(job -> jobs.add(Job.of(job)));
    return jobs;
  }

  /**
   * Starts a job by a POST that answers with it.
   *
   * @return its id
   */
  public String start(String path, ObjectNode body) {
    return Json.text(service.post(path, body), "job");
  }
}
