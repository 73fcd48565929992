package dev.phonefleet.simulator.scenario;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An edge group that is there before the first request.
 *
 * @param name its name
 * @param id its id; one is made when empty
 * @param status its status, ACTIVE when empty; PENDING and CONFIGURING pass as after a POST
 * @param region its region; where the group behavior lets it land when empty
 * @param fields everything else that the API returns for it; edges and a description are made up
 *     where absent
 * @param phones its phones
 */
public record PresetGroup(
    String name,
    Optional<String> id,
    Optional<GroupStatus> status,
    Optional<String> region,
    Optional<ObjectNode> fields,
    List<PresetPhone> phones) {
  public PresetGroup {
    Objects.requireNonNull(name, "a preset group needs a name");
    phones = List.copyOf(phones);
  }

  /** An ACTIVE group with these phones. */
  public static PresetGroup of(String name, PresetPhone... phones) {
    return of(name, List.of(phones));
  }

  /** An ACTIVE group with these phones. */
  public static PresetGroup of(String name, List<PresetPhone> phones) {
    return new PresetGroup(
        name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), phones);
  }

  /** The same in another status. */
  public PresetGroup withStatus(GroupStatus newStatus) {
    return new PresetGroup(name, id, Optional.of(newStatus), region, fields, phones);
  }

  /** The same in another region. */
  public PresetGroup withRegion(String newRegion) {
    return new PresetGroup(name, id, status, Optional.of(newRegion), fields, phones);
  }

  /** The same with these fields. */
  public PresetGroup withFields(ObjectNode newFields) {
    return new PresetGroup(name, id, status, region, Optional.of(newFields), phones);
  }

  /** The same with this id. */
  public PresetGroup withId(String newId) {
    return new PresetGroup(name, Optional.of(newId), status, region, fields, phones);
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static PresetGroup parse(JsonNode json) {
    return ScenarioFile.part(json, PresetGroup.class);
  }
}
