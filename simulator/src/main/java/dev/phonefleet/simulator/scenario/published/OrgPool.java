package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A range of numbers: a DID pool or an extension pool.
 *
 * @param start the first number
 * @param end the last number
 * @param id its id; made from its numbers when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgPool(String start, String end, Optional<String> id, Optional<ObjectNode> fields) {
  public OrgPool {
    Objects.requireNonNull(start, "a pool needs a start");
    Objects.requireNonNull(end, "a pool needs an end");
  }

  /** A pool from one number to another, both included. */
  public static OrgPool of(String start, String end) {
    return new OrgPool(start, end, Optional.empty(), Optional.empty());
  }

  /** The same with this id. */
  public OrgPool withId(String newId) {
    return new OrgPool(start, end, Optional.of(newId), fields);
  }

  /** The same with these fields. */
  public OrgPool withFields(ObjectNode newFields) {
    return new OrgPool(start, end, id, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgPool parse(JsonNode json) {
    return ScenarioFile.part(json, OrgPool.class);
  }
}
