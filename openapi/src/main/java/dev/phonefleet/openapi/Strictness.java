package dev.phonefleet.openapi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the description say what it leaves open for a validator: fields that it does not name are
 * not there, numbers are as wide as their format, and addresses may be relative, as those of the
 * service are.
 */
final class Strictness {
  private Strictness() {}

  static JsonNode applied(JsonNode node) {
    JsonNode copy = node.deepCopy();
    apply(copy);
    return copy;
  }

  private static void apply(JsonNode node) {
    if (node instanceof ObjectNode schema) {
      close(schema);
      narrow(schema);
    }
    node.forEach(Strictness::apply);
  }

  /**
   * Schemas marked as cut were shortened when they were copied, so others of their fields exist.
   */
  private static void close(ObjectNode schema) {
    boolean object = isText(schema.path("type"), "object") && schema.path("properties").isObject();
    if (object && !schema.has("additionalProperties") && !schema.path("x-cut").asBoolean(false)) {
      schema.put("additionalProperties", false);
    }
  }

  private static void narrow(ObjectNode schema) {
    JsonNode format = schema.path("format");
    if (isText(format, "uri")) {
      schema.put("format", "uri-reference");
    } else if (isText(format, "int32")) {
      schema.put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
    } else if (isText(format, "int64")) {
      schema.put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE);
    }
  }

  private static boolean isText(JsonNode node, String text) {
    return node.isString() && node.asString().equals(text);
  }
}
