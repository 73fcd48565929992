package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trunk base settings.
 *
 * @param name its name
 * @param id its id; made from its name when empty
 * @param trunkType {@code PHONE}, {@code EDGE} or {@code EXTERNAL}; PHONE when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgTrunkBase(
    String name, Optional<String> id, Optional<String> trunkType, Optional<ObjectNode> fields) {
  public OrgTrunkBase {
    Objects.requireNonNull(name, "a trunk base needs a name");
  }

  /** A trunk base for phones. */
  public static OrgTrunkBase phone(String name) {
    return new OrgTrunkBase(name, Optional.empty(), Optional.of("PHONE"), Optional.empty());
  }

  /** A trunk base between edges. */
  public static OrgTrunkBase edge(String name) {
    return new OrgTrunkBase(name, Optional.empty(), Optional.of("EDGE"), Optional.empty());
  }

  /** The same with this id. */
  public OrgTrunkBase withId(String newId) {
    return new OrgTrunkBase(name, Optional.of(newId), trunkType, fields);
  }

  /** The same with these fields. */
  public OrgTrunkBase withFields(ObjectNode newFields) {
    return new OrgTrunkBase(name, id, trunkType, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgTrunkBase parse(JsonNode json) {
    return ScenarioFile.part(json, OrgTrunkBase.class);
  }
}
