package dev.phonefleet.genesys.guide;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.genesys.wire.WireJson;
import dev.phonefleet.genesys.wire.WireNodes;
import dev.phonefleet.outside.Document;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies of the guide's writes. Whole objects go back as they were read, with our fields laid over.
 */
final class GuideBodies {
  private static final JsonMapper JSON = WireJson.MAPPER;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String DESCRIPTION = "Managed by phonefleet";
  private static final String TYPE = "Standard";

  private GuideBodies() {}

  static String newGroup(GroupName name, GroupFields wanted) {
    ObjectNode body = NODES.objectNode();
    body.put("name", name.value());
    body.put("type", "edgeGroup");
    body.put("edgeGroupType", wanted.type().orElse(TYPE));
    body.put("primaryEdge", wanted.primaryEdge().orElse(null));
    body.put("secondaryEdge", wanted.secondaryEdge().orElse(null));
    String description = wanted.cleared().contains("description") ? null : DESCRIPTION;
    body.put("description", wanted.description().orElse(description));
    body.putArray("phones");
    return body.toString();
  }

  /** The group as it was read, without its phones, with the declared fields over it. */
  static String group(GroupFields wanted, Document base) {
    ObjectNode body = object(base);
    body.remove(List.of("phones", "status", "selfUri"));
    over(body, "description", wanted.description(), wanted.cleared().contains("description"));
    over(body, "edgeGroupType", wanted.type(), false);
    over(body, "primaryEdge", wanted.primaryEdge(), false);
    over(body, "secondaryEdge", wanted.secondaryEdge(), wanted.cleared().contains("secondaryEdge"));
    return body.toString();
  }

  static String newPhone(MacAddress mac, PhoneFields wanted) {
    ObjectNode body = NODES.objectNode();
    body.put("mac", mac.toString());
    fields(body, wanted);
    return body.toString();
  }

  /**
   * The phone as it was read, with the declared fields over it; the server's own fields stay out.
   */
  static String phone(PhoneFields wanted, Document base) {
    ObjectNode body = object(base);
    body.remove(List.of("provisioningState", "selfUri"));
    fields(body, wanted);
    return body.toString();
  }

  private static void fields(ObjectNode body, PhoneFields wanted) {
    over(body, "name", wanted.name(), wanted.cleared().contains("name"));
    over(body, "model", wanted.model(), wanted.cleared().contains("model"));
    over(body, "site", wanted.site(), wanted.cleared().contains("site"));
    over(body, "user", wanted.user(), wanted.cleared().contains("user"));
    over(body, "description", wanted.description(), wanted.cleared().contains("description"));
    lines(body, wanted);
    settings(body, wanted);
  }

  private static void lines(ObjectNode body, PhoneFields wanted) {
    if (wanted.cleared().contains("lines")) {
      body.putArray("lines");
      return;
    }
    wanted
        .lines()
        .ifPresent(lines -> {
          ArrayNode old = body.get("lines") instanceof ArrayNode there ? there : NODES.arrayNode();
          ArrayNode out = NODES.arrayNode();
          List<Line> target = lines.over(GuideReader.lines(old));
          for (int i = 0; i < target.size(); i++) {
            ObjectNode line =
                old.get(i) instanceof ObjectNode there ? there.deepCopy() : NODES.objectNode();
            over(line, "number", target.get(i).number(), false);
            over(line, "label", target.get(i).label(), false);
            out.add(line);
          }
          if (!out.equals(old) || lines instanceof Lines.Whole) {
            body.set("lines", out);
          }
        });
  }

  private static void settings(ObjectNode body, PhoneFields wanted) {
    List<String> cleared =
        wanted.cleared().stream()
            .filter(path -> path.startsWith("settings."))
            .map(path -> path.substring("settings.".length()))
            .toList();
    if (wanted.settings().isEmpty() && cleared.isEmpty()) {
      return;
    }
    ObjectNode settings =
        body.get("settings") instanceof ObjectNode there ? there : body.putObject("settings");
    wanted
        .settings()
        .forEach((key, value) -> {
          JsonNode old = settings.get(key);
          if (old == null
              || !WireNodes.value(old).filter(it -> Value.same(it, value)).isPresent()) {
            settings.set(key, node(value, old));
          }
        });
    cleared.forEach(settings::putNull);
  }

  /** An inventory's text goes out in the type that the platform has. */
  private static JsonNode node(Value value, @org.jspecify.annotations.Nullable JsonNode old) {
    return switch (value) {
      case Value.Text(String text) when old != null && old.isNumber() && isNumber(text) ->
          NODES.numberNode(new java.math.BigDecimal(text));
      case Value.Text(String text) when old != null && old.isBoolean() && isFlag(text) ->
          NODES.booleanNode(Boolean.parseBoolean(text));
      case Value.Text(String text) -> NODES.stringNode(text);
      case Value.Amount(java.math.BigDecimal amount) -> NODES.numberNode(amount);
      case Value.Flag(boolean on) -> NODES.booleanNode(on);
      case Value.Structure(String json) -> JSON.readTree(json);
    };
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private static boolean isFlag(String text) {
    return text.equals("true") || text.equals("false");
  }

  private static void over(
      ObjectNode body, String member, Optional<String> wanted, boolean cleared) {
    if (cleared) {
      body.putNull(member);
    } else {
      wanted.ifPresent(value -> body.put(member, value));
    }
  }

  private static ObjectNode object(Document base) {
    return (ObjectNode) JSON.readTree(base.json());
  }
}
