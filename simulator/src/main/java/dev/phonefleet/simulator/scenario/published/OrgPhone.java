package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A phone.
 *
 * @param name its name
 * @param id its id; made from its name when empty
 * @param site the name of its site
 * @param model the name of its phone base settings
 * @param mac its hardware id, spelled as it is to be shown; none when empty
 * @param user e-mail, name or id of the user of a WebRTC phone; nobody when empty
 * @param lines its lines; one for each line base of its model when absent
 * @param properties a value by name, of any JSON type, or an object with a {@code value} as it
 *     stands
 * @param status what its status says beside or instead of being OPERATIONAL since an hour, until it
 *     is written or rebooted; null removes a part: {@code {"operationalStatus": "OFFLINE",
 *     "provision": null}}; a member {@code secondary} is over it for the secondary status
 * @param unseen whether the platform has never seen it and never will; no when empty
 * @param version its version; 1 when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgPhone(
    String name,
    Optional<String> id,
    String site,
    String model,
    Optional<String> mac,
    Optional<String> user,
    List<OrgLine> lines,
    Optional<ObjectNode> properties,
    Optional<ObjectNode> status,
    Optional<Boolean> unseen,
    OptionalLong version,
    Optional<ObjectNode> fields) {
  public OrgPhone {
    Objects.requireNonNull(name, "a phone needs a name");
    Objects.requireNonNull(site, "a phone needs a site");
    Objects.requireNonNull(model, "a phone needs a model");
    lines = List.copyOf(lines);
  }

  /** An OPERATIONAL hardware phone. */
  public static OrgPhone of(String name, String site, String model, String mac) {
    return bare(name, site, model).withMac(mac);
  }

  /** An OPERATIONAL WebRTC phone. */
  public static OrgPhone webRtc(String name, String site, String model, String user) {
    return bare(name, site, model).withUser(user);
  }

  /** An OPERATIONAL phone with neither hardware nor user. */
  public static OrgPhone bare(String name, String site, String model) {
    return new OrgPhone(
        name,
        Optional.empty(),
        site,
        model,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** The same with this id. */
  public OrgPhone withId(String newId) {
    return new OrgPhone(
        name,
        Optional.of(newId),
        site,
        model,
        mac,
        user,
        lines,
        properties,
        status,
        unseen,
        version,
        fields);
  }

  /** The same with another hardware id. */
  public OrgPhone withMac(String spelling) {
    return new OrgPhone(
        name,
        id,
        site,
        model,
        Optional.of(spelling),
        user,
        lines,
        properties,
        status,
        unseen,
        version,
        fields);
  }

  /** The same with another user. */
  public OrgPhone withUser(String newUser) {
    return new OrgPhone(
        name,
        id,
        site,
        model,
        mac,
        Optional.of(newUser),
        lines,
        properties,
        status,
        unseen,
        version,
        fields);
  }

  /** The same with these lines. */
  public OrgPhone withLines(OrgLine... newLines) {
    return new OrgPhone(
        name,
        id,
        site,
        model,
        mac,
        user,
        List.of(newLines),
        properties,
        status,
        unseen,
        version,
        fields);
  }

  /** The same with these properties. */
  public OrgPhone withProperties(ObjectNode newProperties) {
    return new OrgPhone(
        name,
        id,
        site,
        model,
        mac,
        user,
        lines,
        Optional.of(newProperties),
        status,
        unseen,
        version,
        fields);
  }

  /** The same with this status. */
  public OrgPhone withStatus(ObjectNode said) {
    return new OrgPhone(
        name,
        id,
        site,
        model,
        mac,
        user,
        lines,
        properties,
        Optional.of(said),
        unseen,
        version,
        fields);
  }

  /** The same as never seen, or not. */
  public OrgPhone withUnseen(boolean yes) {
    return new OrgPhone(
        name,
        id,
        site,
        model,
        mac,
        user,
        lines,
        properties,
        status,
        Optional.of(yes),
        version,
        fields);
  }

  /** The same with this version. */
  public OrgPhone withVersion(long newVersion) {
    return new OrgPhone(
        name,
        id,
        site,
        model,
        mac,
        user,
        lines,
        properties,
        status,
        unseen,
        OptionalLong.of(newVersion),
        fields);
  }

  /** The same with these fields. */
  public OrgPhone withFields(ObjectNode newFields) {
    return new OrgPhone(
        name,
        id,
        site,
        model,
        mac,
        user,
        lines,
        properties,
        status,
        unseen,
        version,
        Optional.of(newFields));
  }

  /** The same, OFFLINE since its last provisioning failed for this reason. */
  public OrgPhone withError(String errorInfo) {
    ObjectNode said = JsonNodeFactory.instance.objectNode().put("operationalStatus", "OFFLINE");
    said.putObject("provision").put("errorInfo", errorInfo);
    return withStatus(said);
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgPhone parse(JsonNode json) {
    return ScenarioFile.part(json, OrgPhone.class);
  }
}
