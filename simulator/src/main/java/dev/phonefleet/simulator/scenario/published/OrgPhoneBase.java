package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Phone base settings: what a model of phone is set to.
 *
 * @param name their name
 * @param id their id; made from the name when empty
 * @param metaBase the id of the phone metabase, such as {@code generic_sip.json}
 * @param lines how many line bases; 1 when empty
 * @param properties what the template of the metabase and of its phones has: a value by name, of
 *     any JSON type, or an object with a {@code value} as it stands; a label and a number of keys
 *     when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgPhoneBase(
    String name,
    Optional<String> id,
    String metaBase,
    OptionalInt lines,
    Optional<ObjectNode> properties,
    Optional<ObjectNode> fields) {
  /** The metabase of WebRTC phones. */
  public static final String WEB_RTC = "inin_webrtc_softphone.json";

  public OrgPhoneBase {
    Objects.requireNonNull(name, "phone base settings need a name");
    Objects.requireNonNull(metaBase, "phone base settings need a metaBase");
  }

  /** Base settings on this metabase with one line. */
  public static OrgPhoneBase of(String name, String metaBase) {
    return new OrgPhoneBase(
        name, Optional.empty(), metaBase, OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  /** Base settings of WebRTC phones. */
  public static OrgPhoneBase webRtc(String name) {
    return of(name, WEB_RTC);
  }

  /** The same with this id. */
  public OrgPhoneBase withId(String newId) {
    return new OrgPhoneBase(name, Optional.of(newId), metaBase, lines, properties, fields);
  }

  /** The same with so many lines. */
  public OrgPhoneBase withLines(int count) {
    return new OrgPhoneBase(name, id, metaBase, OptionalInt.of(count), properties, fields);
  }

  /** The same with these template properties. */
  public OrgPhoneBase withProperties(ObjectNode template) {
    return new OrgPhoneBase(name, id, metaBase, lines, Optional.of(template), fields);
  }

  /** The same with these fields. */
  public OrgPhoneBase withFields(ObjectNode newFields) {
    return new OrgPhoneBase(name, id, metaBase, lines, properties, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgPhoneBase parse(JsonNode json) {
    return ScenarioFile.part(json, OrgPhoneBase.class);
  }
}
