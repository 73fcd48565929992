package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A number in use: a DID or an extension.
 *
 * @param number the number
 * @param id its id; made from the number when empty
 * @param owner the id of its owner, or the e-mail or name of a user, or the name of a phone; nobody
 *     when empty
 * @param ownerType {@code USER} or {@code PHONE}; USER when empty and there is an owner
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgNumber(
    String number,
    Optional<String> id,
    Optional<String> owner,
    Optional<String> ownerType,
    Optional<ObjectNode> fields) {
  public OrgNumber {
    Objects.requireNonNull(number, "a number needs a number");
  }

  /** A number of nobody. */
  public static OrgNumber of(String number) {
    return new OrgNumber(
        number, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A number of somebody. */
  public static OrgNumber of(String number, String owner, String ownerType) {
    return new OrgNumber(
        number, Optional.empty(), Optional.of(owner), Optional.of(ownerType), Optional.empty());
  }

  /** The same with this id. */
  public OrgNumber withId(String newId) {
    return new OrgNumber(number, Optional.of(newId), owner, ownerType, fields);
  }

  /** The same with these fields. */
  public OrgNumber withFields(ObjectNode newFields) {
    return new OrgNumber(number, id, owner, ownerType, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgNumber parse(JsonNode json) {
    return ScenarioFile.part(json, OrgNumber.class);
  }
}
