package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user.
 *
 * @param name the name
 * @param id the id; made from the e-mail when empty
 * @param email the e-mail address
 * @param indexedAfter platform time from the start, or from the call that adds it, until a search
 *     finds the user; at once when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgUser(
    String name,
    Optional<String> id,
    String email,
    Optional<Duration> indexedAfter,
    Optional<ObjectNode> fields) {
  public OrgUser {
    Objects.requireNonNull(name, "a user needs a name");
    Objects.requireNonNull(email, "a user needs an email");
  }

  /** A user whom a search finds at once. */
  public static OrgUser of(String name, String email) {
    return new OrgUser(name, Optional.empty(), email, Optional.empty(), Optional.empty());
  }

  /** The same with this id. */
  public OrgUser withId(String newId) {
    return new OrgUser(name, Optional.of(newId), email, indexedAfter, fields);
  }

  /** The same, found by a search only after so much platform time. */
  public OrgUser withIndexedAfter(Duration delay) {
    return new OrgUser(name, id, email, Optional.of(delay), fields);
  }

  /** The same with these fields. */
  public OrgUser withFields(ObjectNode newFields) {
    return new OrgUser(name, id, email, indexedAfter, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgUser parse(JsonNode json) {
    return ScenarioFile.part(json, OrgUser.class);
  }
}
