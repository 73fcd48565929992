package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What phones of a make and model are set to before anybody sets anything. */
final class Templates {
  private Templates() {}

  static List<String> known() {
    return List.of(OrgPhoneBase.WEB_RTC, "generic_sip.json", "audiocodes_400hd.json");
  }

  /** The body of base settings without a name; their lines have no ids yet. */
  static ObjectNode of(String metaBase, int lineCount, Optional<ObjectNode> given) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("phoneMetaBase", Bodies.ref(metaBase));
    body.set("properties", properties(given.orElseGet(Templates::usual)));
    boolean hardware = !metaBase.equals(OrgPhoneBase.WEB_RTC);
    ObjectNode capabilities = body.putObject("capabilities");
    capabilities.put("provisions", hardware).put("registers", true).put("dualRegisters", hardware);
    capabilities.put("hardwareIdType", "mac").put("allowReboot", hardware);
    capabilities.put("noRebalance", false).put("noCloudProvisioning", false).put("cdm", true);
    capabilities.putArray("mediaCodecs").add("audio/opus").add("audio/pcmu");
    var lines = body.putArray("lines");
    for (int place = 1; place <= lineCount; place++) {
      ObjectNode line = lines.addObject().put("name", "Line " + place);
      line.set("lineMetaBase", Bodies.ref(metaBase.replace(".json", "_line.json")));
      ObjectNode none = JsonNodeFactory.instance.objectNode();
      none.put("station_label", "").put("station_lineLabel", "");
      line.set("properties", properties(none));
    }
    return body;
  }

  private static ObjectNode usual() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("phone_label", "")
        .put("phone_hardwareId", "")
        .put("phone_maxLineKeys", 6)
        .put("phone_standalone", false);
  }

  private static ObjectNode properties(ObjectNode byName) {
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    byName.forEachEntry((name, value) -> {
      if (value.isObject() && value.has("value")) {
        properties.set(name, value.deepCopy());
        return;
      }
      ObjectNode property = properties.putObject(name);
      property.put("type", type(value)).put("required", false);
      property.putObject("value").set("default", value.deepCopy());
      ((ObjectNode) property.path("value")).set("instance", value.deepCopy());
    });
    return properties;
  }

  private static String type(JsonNode value) {
    if (value.isBoolean()) {
      return "boolean";
    }
    if (value.isIntegralNumber()) {
      return "integer";
    }
    if (value.isNumber()) {
      return "number";
    }
    return value.isArray() ? "array" : "string";
  }
}
