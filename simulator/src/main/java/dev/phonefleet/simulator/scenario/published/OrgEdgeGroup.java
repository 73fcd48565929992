package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An edge group. Its edges name it.
 *
 * @param name its name
 * @param id its id; made from its name when empty
 * @param phoneTrunkBases names of trunk bases of type PHONE; none when absent
 * @param edgeTrunkBase the name of a trunk base of type EDGE; none when empty
 * @param version its version; 1 when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgEdgeGroup(
    String name,
    Optional<String> id,
    List<String> phoneTrunkBases,
    Optional<String> edgeTrunkBase,
    OptionalLong version,
    Optional<ObjectNode> fields) {
  public OrgEdgeGroup {
    Objects.requireNonNull(name, "an edge group needs a name");
    phoneTrunkBases = List.copyOf(phoneTrunkBases);
  }

  /** A group with one trunk base of each kind. */
  public static OrgEdgeGroup of(String name, String phoneTrunkBase, String edgeTrunkBase) {
    return new OrgEdgeGroup(
        name,
        Optional.empty(),
        List.of(phoneTrunkBase),
        Optional.of(edgeTrunkBase),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** A group without trunk bases. */
  public static OrgEdgeGroup of(String name) {
    return new OrgEdgeGroup(
        name,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** The same with this id. */
  public OrgEdgeGroup withId(String newId) {
    return new OrgEdgeGroup(
        name, Optional.of(newId), phoneTrunkBases, edgeTrunkBase, version, fields);
  }

  /** The same with this version. */
  public OrgEdgeGroup withVersion(long newVersion) {
    return new OrgEdgeGroup(
        name, id, phoneTrunkBases, edgeTrunkBase, OptionalLong.of(newVersion), fields);
  }

  /** The same with these fields. */
  public OrgEdgeGroup withFields(ObjectNode newFields) {
    return new OrgEdgeGroup(
        name, id, phoneTrunkBases, edgeTrunkBase, version, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgEdgeGroup parse(JsonNode json) {
    return ScenarioFile.part(json, OrgEdgeGroup.class);
  }
}
