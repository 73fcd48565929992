package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a phone.
 *
 * @param id its id; one is made when empty
 * @param name its name; made up when empty
 * @param properties a value by name, of any JSON type, or an object with a {@code value} as it
 *     stands
 * @param loggedIn e-mail, name or id of the user associated with its station; nobody when empty
 * @param defaultFor e-mail, name or id of the user whose default station it is; nobody when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgLine(
    Optional<String> id,
    Optional<String> name,
    Optional<ObjectNode> properties,
    Optional<String> loggedIn,
    Optional<String> defaultFor,
    Optional<ObjectNode> fields) {
  /** A line with a name. */
  public static OrgLine of(String name) {
    return new OrgLine(
        Optional.empty(),
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with this id. */
  public OrgLine withId(String newId) {
    return new OrgLine(Optional.of(newId), name, properties, loggedIn, defaultFor, fields);
  }

  /** The same with these properties. */
  public OrgLine withProperties(ObjectNode newProperties) {
    return new OrgLine(id, name, Optional.of(newProperties), loggedIn, defaultFor, fields);
  }

  /** The same with this user logged in. */
  public OrgLine withLoggedIn(String user) {
    return new OrgLine(id, name, properties, Optional.of(user), defaultFor, fields);
  }

  /** The same as the default of this user. */
  public OrgLine withDefaultFor(String user) {
    return new OrgLine(id, name, properties, loggedIn, Optional.of(user), fields);
  }

  /** The same with these fields. */
  public OrgLine withFields(ObjectNode newFields) {
    return new OrgLine(id, name, properties, loggedIn, defaultFor, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgLine parse(JsonNode json) {
    return ScenarioFile.part(json, OrgLine.class);
  }
}
