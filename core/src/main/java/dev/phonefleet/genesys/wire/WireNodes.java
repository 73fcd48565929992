package dev.phonefleet.genesys.wire;

import dev.phonefleet.fleet.Value;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads parts of JSON trees. What is null counts as absent. */
public final class WireNodes {
  private static final ObjectMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private WireNodes() {}

  /** A member that is a single value, as text. */
  public static Optional<String> text(JsonNode node, String member) {
    JsonNode value = node.get(member);
    if (value == null || value.isNull() || !value.isValueNode()) {
      return Optional.empty();
    }
    return Optional.of(value.asString());
  }

  /** The value of a setting. */
  public static Optional<Value> value(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return Optional.empty();
    }
    if (node.isString()) {
      return Optional.of(new Value.Text(node.asString()));
    }
    if (node.isNumber()) {
      return Optional.of(new Value.Amount(node.decimalValue()));
    }
    if (node.isBoolean()) {
      return Optional.of(new Value.Flag(node.booleanValue()));
    }
    Object plain = CANONICAL.convertValue(node, Object.class);
    return Optional.of(new Value.Structure(CANONICAL.writeValueAsString(plain)));
  }
}
