package dev.phonefleet.simulator.platform;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What of a body a client owns, and which of its members refer to other objects. */
final class Bodies {
  private static final Set<String> SERVER_OWNED =
      Set.of(
          "id",
          "version",
          "dateCreated",
          "dateModified",
          "modifiedBy",
          "createdBy",
          "state",
          "modifiedByApp",
          "createdByApp",
          "selfUri");

  /** Members that every client knows how to clear. */
  private static final Set<String> CLEARED =
      Set.of(
          "name",
          "description",
          "division",
          "properties",
          "capabilities",
          "lines",
          "managed",
          "hybrid",
          "phoneTrunkBases",
          "edgeTrunkBaseAssignment");

  private static final Map<Kind, Set<String>> SERVER_OWNED_TOO =
      Map.of(
          Kind.PHONE,
          Set.of(
              "status",
              "secondaryStatus",
              "userAgentInfo",
              "standAlone",
              "primaryEdge",
              "secondaryEdge"),
          Kind.LINE,
          Set.of("loggedInUser", "defaultForUser", "primaryEdge", "secondaryEdge", "edgeGroup"),
          Kind.EDGE,
          Set.of(
              "statusCode",
              "onlineStatus",
              "callDrainingState",
              "conversationCount",
              "offlineConfigCalled",
              "osName"));

  private static final Map<Kind, Map<String, Kind>> REFS =
      Map.of(
          Kind.PHONE,
          Map.of(
              "site", Kind.SITE,
              "phoneBaseSettings", Kind.PHONE_BASE,
              "lineBaseSettings", Kind.LINE_BASE,
              "phoneMetaBase", Kind.META_BASE,
              "webRtcUser", Kind.USER),
          Kind.LINE,
          Map.of("site", Kind.SITE, "lineBaseSettings", Kind.LINE_BASE, "template", Kind.LINE_BASE),
          Kind.EDGE,
          Map.of("site", Kind.SITE, "edgeGroup", Kind.GROUP),
          Kind.PHONE_BASE,
          Map.of("phoneMetaBase", Kind.META_BASE),
          Kind.LINE_BASE,
          Map.of("lineMetaBase", Kind.LINE_META_BASE),
          Kind.TRUNK_BASE,
          Map.of(
              "trunkMetabase", Kind.TRUNK_META_BASE,
              "site", Kind.SITE,
              "inboundSite", Kind.SITE),
          Kind.DID,
          Map.of("didPool", Kind.DID_POOL),
          Kind.EXTENSION,
          Map.of("extensionPool", Kind.EXTENSION_POOL));

  private Bodies() {}

  static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return object;
    }
    throw Problem.of(400, "bad.request", "The request body must be a JSON object");
  }

  static Map<String, Kind> refs(Kind kind) {
    return REFS.getOrDefault(kind, Map.of());
  }

  static boolean serverOwns(Kind kind, String field) {
    return SERVER_OWNED.contains(field)
        || SERVER_OWNED_TOO.getOrDefault(kind, Set.of()).contains(field);
  }

  /** What the client owns, with references of which only the id is left. */
  static ObjectNode clean(Kind kind, JsonNode sent) {
    ObjectNode clean = JsonNodeFactory.instance.objectNode();
    object(sent)
        .forEachEntry((field, value) -> {
          if (serverOwns(kind, field)) {
            return;
          }
          if (!refs(kind).containsKey(field)) {
            clean.set(field, value.deepCopy());
          } else {
            clean.set(field, value.isNull() ? value : ref(field, value));
          }
        });
    return clean;
  }

  static ObjectNode ref(String field, JsonNode value) {
    return ref(
        Rules.text(value.path("id"))
            .orElseThrow(
                () -> Problem.badRequest("The field " + field + " needs an id").at(field)));
  }

  static ObjectNode ref(String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id);
  }

  /**
   * What a POST or a PUT makes of an object: what a PUT leaves out is reset or kept. A null clears
   * a member that the platform knows, and stays with one that it does not.
   */
  static ObjectNode written(Kind kind, JsonNode sent, Optional<Item> old, boolean resets) {
    ObjectNode clean = clean(kind, sent);
    ObjectNode body = resets || old.isEmpty() ? clean : kept(old.get().body(), clean);
    Stream.concat(CLEARED.stream(), refs(kind).keySet().stream())
        .filter(field -> body.path(field).isNull())
        .forEach(body::remove);
    return body;
  }

  private static ObjectNode kept(ObjectNode old, ObjectNode clean) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    return all.setAll(old).setAll(clean);
  }

  /** An object over another, member by member. */
  static ObjectNode merged(ObjectNode below, ObjectNode above) {
    ObjectNode all = below.deepCopy();
    above.forEachEntry((field, value) ->
        all.set(
            field,
            value instanceof ObjectNode upper && all.get(field) instanceof ObjectNode lower
                ? merged(lower, upper)
                : value.deepCopy()));
    return all;
  }

  /** A property with its value, or as it stands when it is an object that has a value. */
  static JsonNode property(JsonNode value) {
    if (value.isObject() && value.has("value")) {
      return value.deepCopy();
    }
    ObjectNode property = JsonNodeFactory.instance.objectNode();
    property.putObject("value").set("instance", value.deepCopy());
    return property;
  }

  static ObjectNode properties(ObjectNode byName) {
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    byName.forEachEntry((name, value) -> properties.set(name, property(value)));
    return properties;
  }

  /** A copy with another value at the end of a path, or with nothing there. */
  static ObjectNode edited(ObjectNode body, String[] path, JsonNode value) {
    ObjectNode copy = body.deepCopy();
    ObjectNode at = copy;
    int last = path.length - 1;
    for (int step = 0; step < last; step++) {
      JsonNode below = at.path(path[step]);
      if (below.isArray()) {
        step++;
        below = below.path(Integer.parseInt(path[step]));
      }
      at = below instanceof ObjectNode object ? object : at.putObject(path[step]);
    }
    if (value.isMissingNode()) {
      at.remove(path[last]);
    } else {
      at.set(path[last], value.deepCopy());
    }
    return copy;
  }
}
