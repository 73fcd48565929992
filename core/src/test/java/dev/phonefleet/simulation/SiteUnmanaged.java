package dev.phonefleet.simulation;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What of a phone no file manages, and what does not change by itself. */
final class SiteUnmanaged {
  private static final List<String> MANAGED =
      List.of(
          "name",
          "description",
          "phoneBaseSettings",
          "phoneMetaBase",
          "lineBaseSettings",
          "capabilities",
          "status",
          "userAgentInfo");
  private static final List<String> PROPERTIES = List.of("phone_label", "phone_standalone");
  private static final List<String> LINE_PROPERTIES =
      List.of("station_label", "station_identity_address", "station_remote_address");

  private SiteUnmanaged() {}

  static JsonNode of(ObjectNode phone) {
    ObjectNode out = phone.deepCopy();
    out.remove(MANAGED);
    out.putObject("site").put("id", phone.path("site").path("id").asString(""));
    without(out, PROPERTIES);
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    for (JsonNode line : phone.path("lines")) {
      ObjectNode there = (ObjectNode) line.deepCopy();
      there.remove(List.of("lineBaseSettings", "loggedInUser", "defaultForUser"));
      without(there, LINE_PROPERTIES);
      // New lines are the file's; those that were there keep what they have.
      if (there.has("id")) {
        lines.add(there);
      }
    }
    out.set("lines", lines);
    return out;
  }

  private static void without(ObjectNode owner, List<String> keys) {
    if (owner.get("properties") instanceof ObjectNode properties) {
      properties.remove(keys);
    }
    if (owner.path("properties").isEmpty()) {
      owner.remove("properties");
    }
  }
}
