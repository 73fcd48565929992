package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.ScenarioFile;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A site.
 *
 * @param name its name
 * @param id its id; made from its name when empty
 * @param mediaModel {@code Premises} or {@code Cloud}; Premises when empty
 * @param fields everything else that the API returns for it, known to the published schema or not
 */
public record OrgSite(
    String name, Optional<String> id, Optional<String> mediaModel, Optional<ObjectNode> fields) {
  public OrgSite {
    Objects.requireNonNull(name, "a site needs a name");
  }

  /** A site with media on its premises. */
  public static OrgSite of(String name) {
    return new OrgSite(name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with this id. */
  public OrgSite withId(String newId) {
    return new OrgSite(name, Optional.of(newId), mediaModel, fields);
  }

  /** The same with another media model. */
  public OrgSite withMediaModel(String model) {
    return new OrgSite(name, id, Optional.of(model), fields);
  }

  /** The same with these fields. */
  public OrgSite withFields(ObjectNode newFields) {
    return new OrgSite(name, id, mediaModel, Optional.of(newFields));
  }

  /**
   * Reads the form that scenario files use.
   *
   * @throws IllegalArgumentException when a key is unknown or a value makes no sense
   */
  public static OrgSite parse(JsonNode json) {
    return ScenarioFile.part(json, OrgSite.class);
  }
}
