package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.Value;
import dev.phonefleet.genesys.wire.WireJson;
import dev.phonefleet.genesys.wire.WireNodes;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties of phones and lines: each is an object whose {@code value.instance} is the value,
 * and whatever else stands in it is the platform's.
 */
final class Properties {
  static final String HARDWARE_ID = "phone_hardwareId";
  static final String STANDALONE = "phone_standalone";
  static final String NUMBER = "station_identity_address";
  static final String LABEL = "station_label";
  static final String REMOTE = "station_remote_address";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Properties() {}

  /** The value, missing where there is none. */
  static JsonNode instance(JsonNode owner, String key) {
    return instance(owner.path("properties").path(key));
  }

  /** The value of a property. */
  static JsonNode instance(JsonNode property) {
    return property.path("value").path("instance");
  }

  /** All values that there are. */
  static Map<String, Value> instances(JsonNode owner) {
    Map<String, Value> out = new HashMap<>();
    owner
        .path("properties")
        .properties()
        .forEach(it ->
            WireNodes.value(instance(it.getValue()))
                .ifPresent(value -> out.put(it.getKey(), value)));
    return out;
  }

  /** The value as text; an empty one says nothing. */
  static Optional<String> text(JsonNode owner, String key) {
    return Optional.of(instance(owner, key))
        .filter(it -> it.isValueNode() && !it.isNull())
        .map(JsonNode::asString)
        .filter(it -> !it.isEmpty());
  }

  /**
   * Sets the value unless what stands there means the same. It goes out in the type that the
   * platform has for it: that of what stands there, else that of the template.
   */
  static void put(ObjectNode owner, String key, Value value, JsonNode template) {
    JsonNode live = instance(owner, key);
    if (WireNodes.value(live).filter(it -> Value.same(it, value)).isEmpty()) {
      boolean known = !live.isMissingNode() && !live.isNull();
      set(owner, key, typed(value, known ? live : instance(template, key)));
    }
  }

  /**
   * Takes the value back to the template's, else to nothing in its type. The member stays, and one
   * that is not there is not made.
   */
  static void clear(ObjectNode owner, String key, JsonNode template) {
    JsonNode live = instance(owner, key);
    JsonNode preset = instance(template, key);
    if (live.isMissingNode()) {
      return;
    }
    if (preset.isMissingNode()) {
      set(owner, key, live.isString() ? NODES.stringNode("") : NODES.nullNode());
    } else if (!preset.equals(live)) {
      set(owner, key, preset.deepCopy());
    }
  }

  private static void set(ObjectNode owner, String key, JsonNode instance) {
    object(object(object(owner, "properties"), key), "value").set("instance", instance);
  }

  private static ObjectNode object(ObjectNode owner, String member) {
    return owner.get(member) instanceof ObjectNode there ? there : owner.putObject(member);
  }

  private static JsonNode typed(Value value, JsonNode like) {
    return switch (value) {
      case Value.Text(String text) when like.isNumber() && isNumber(text) ->
          NODES.numberNode(new BigDecimal(text));
      case Value.Text(String text) when like.isBoolean() && isFlag(text) ->
          NODES.booleanNode(Boolean.parseBoolean(text));
      case Value.Text(String text) -> NODES.stringNode(text);
      case Value.Structure(String json) -> WireJson.MAPPER.readTree(json);
      case Value scalar when like.isString() -> NODES.stringNode(scalar.toString());
      case Value.Amount(BigDecimal amount) -> NODES.numberNode(amount);
      case Value.Flag(boolean on) -> NODES.booleanNode(on);
    };
  }

  /** Only what is spelled as the number would be: {@code 007} is a text. */
  private static boolean isNumber(String text) {
    return text.matches("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");
  }

  private static boolean isFlag(String text) {
    return text.equals("true") || text.equals("false");
  }
}
