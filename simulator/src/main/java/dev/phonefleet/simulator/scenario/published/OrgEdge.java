package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An edge.
 *
 * @param name its name
 * @param id its id; made from its name when empty
 * @param site the name of its site; none when empty
 * @param group the name of its edge group; none when empty
 * @param statusCode {@code ACTIVE} when empty
 * @param online whether it is ONLINE; when empty, whether it is ACTIVE
 * @param cloudMedia whether it is a cloud media device and not on anybody's premises; no when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgEdge(
    String name,
    Optional<String> id,
    Optional<String> site,
    Optional<String> group,
    Optional<String> statusCode,
    Optional<Boolean> online,
    Optional<Boolean> cloudMedia,
    Optional<ObjectNode> fields) {
  public OrgEdge {
    Objects.requireNonNull(name, "an edge needs a name");
  }

  /** An edge that is ACTIVE and ONLINE in a site, in no group. */
  public static OrgEdge of(String name, String site) {
    return new OrgEdge(
        name,
        Optional.empty(),
        Optional.of(site),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with this id. */
  public OrgEdge withId(String newId) {
    return new OrgEdge(
        name, Optional.of(newId), site, group, statusCode, online, cloudMedia, fields);
  }

  /** The same in a group. */
  public OrgEdge inGroup(String newGroup) {
    return new OrgEdge(
        name, id, site, Optional.of(newGroup), statusCode, online, cloudMedia, fields);
  }

  /** The same with another status code. */
  public OrgEdge withStatusCode(String code) {
    return new OrgEdge(name, id, site, group, Optional.of(code), online, cloudMedia, fields);
  }

  /** The same ONLINE or OFFLINE. */
  public OrgEdge withOnline(boolean yes) {
    return new OrgEdge(name, id, site, group, statusCode, Optional.of(yes), cloudMedia, fields);
  }

  /** The same as a cloud media device, or not. */
  public OrgEdge withCloudMedia(boolean yes) {
    return new OrgEdge(name, id, site, group, statusCode, online, Optional.of(yes), fields);
  }

  /** The same with these fields. */
  public OrgEdge withFields(ObjectNode newFields) {
    return new OrgEdge(
        name, id, site, group, statusCode, online, cloudMedia, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgEdge parse(JsonNode json) {
    return ScenarioFile.part(json, OrgEdge.class);
  }
}
