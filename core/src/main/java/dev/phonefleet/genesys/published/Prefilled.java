package dev.phonefleet.genesys.published;

import dev.phonefleet.outside.Document;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The prefilled body of a phone of some model.
 *
 * @param tree missing where none is known
 */
record Prefilled(JsonNode tree) {
  private static final String LINE_BASE = "lineBaseSettings";

  /** What only the platform writes, and what tells of a phone that exists. */
  private static final List<String> NOT_OF_A_NEW_ONE =
      List.of(
          "id",
          "version",
          "state",
          "selfUri",
          "dateCreated",
          "dateModified",
          "createdBy",
          "modifiedBy",
          "createdByApp",
          "modifiedByApp",
          "userAgentInfo",
          "standAlone",
          "status",
          "secondaryStatus",
          "primaryEdge",
          "secondaryEdge",
          "site",
          "webRtcUser",
          "loggedInUser",
          "defaultForUser",
          "edgeGroup",
          "template");

  static Prefilled of(Optional<Document> template) {
    return new Prefilled(
        template
            .<JsonNode>map(EdgeBodies::object)
            .orElseGet(JsonNodeFactory.instance::missingNode));
  }

  /** It without what a new phone does not have; its lines are still to be named. */
  ObjectNode fresh() {
    ObjectNode out = needed().deepCopy();
    withoutIdentity(out);
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    for (JsonNode line : out.path("lines")) {
      if (line instanceof ObjectNode there) {
        withoutIdentity(there);
        lines.add(there);
      }
    }
    out.set("lines", lines);
    return out;
  }

  private static void withoutIdentity(ObjectNode object) {
    object.remove(NOT_OF_A_NEW_ONE);
    List<String> nothing =
        object.propertyNames().stream().filter(it -> object.path(it).isNull()).toList();
    object.remove(nothing);
  }

  /** Makes a phone one of this model, as far as the model decides. */
  void remake(ObjectNode phone) {
    ObjectNode from = needed();
    for (String member : List.of("phoneMetaBase", "capabilities")) {
      if (from.hasNonNull(member)) {
        phone.set(member, from.path(member).deepCopy());
      }
    }
    phoneLineBase().ifPresent(it -> phone.set(LINE_BASE, it.deepCopy()));
    int at = 0;
    for (JsonNode line : phone.path("lines")) {
      if (line instanceof ObjectNode there) {
        lineBase(at).ifPresent(it -> there.set(LINE_BASE, it.deepCopy()));
      }
      at++;
    }
  }

  private ObjectNode needed() {
    if (tree instanceof ObjectNode there) {
      return there;
    }
    throw new IllegalArgumentException("not bound: the template of the phone's model");
  }

  /** The line base of the phone itself: its own, or that of its first line. */
  Optional<JsonNode> phoneLineBase() {
    return Optional.of(tree.path(LINE_BASE))
        .filter(JsonNode::isObject)
        .or(() -> lineBase(tree.path("lines"), 0));
  }

  /** The line base of the line at this place, or of the last line. */
  Optional<JsonNode> lineBase(int at) {
    return lineBase(tree.path("lines"), at).or(this::phoneLineBase);
  }

  static Optional<JsonNode> lineBase(JsonNode lines, int at) {
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(lines.path(Math.min(at, lines.size() - 1)).path(LINE_BASE))
            .filter(JsonNode::isObject);
  }

  /** The line at this place, missing where there is none. */
  JsonNode line(int at) {
    return tree.path("lines").path(at);
  }
}
