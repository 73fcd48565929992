package dev.phonefleet.simulator.cloud;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A body as a client sent it. */
final class Fields {
  private final JsonNode body;

  private Fields(JsonNode body) {
    this.body = body;
  }

  static Fields of(JsonNode body) {
    if (!body.isObject()) {
      throw Refusal.badRequest("The request body must be a JSON object");
    }
    return new Fields(body);
  }

  /** A text that must be there and not blank. */
  String required(String key) {
    JsonNode value = body.path(key);
    if (!value.isString() || value.asString().isBlank()) {
      throw Refusal.badRequest("The field \"" + key + "\" is required and must be a text");
    }
    return value.asString();
  }

  /** A text or null where the field is there at all; empty text when it is null or absent. */
  String optional(String key) {
    JsonNode value = body.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString()) {
      throw Refusal.badRequest("The field \"" + key + "\" must be a text or null");
    }
    return value.asString();
  }

  JsonNode at(String key) {
    return body.path(key);
  }

  /** A copy without the fields that the server owns. */
  ObjectNode without(List<String> serverOwned) {
    ObjectNode copy = (ObjectNode) body.deepCopy();
    copy.remove(serverOwned);
    return copy;
  }

  /** The version that the client believes in, where it says so. */
  OptionalLong version() {
    JsonNode version = body.path("version");
    if (version.isMissingNode() || version.isNull()) {
      return OptionalLong.empty();
    }
    if (!version.isIntegralNumber()) {
      throw Refusal.badRequest("The field \"version\" must be a whole number");
    }
    return OptionalLong.of(version.asLong());
  }

  /** Refuses a version that is not the present one. */
  void checkVersion(long present) {
    OptionalLong sent = version();
    if (sent.isPresent() && sent.getAsLong() != present) {
      throw Refusal.conflict(
          "The version " + sent.getAsLong() + " is not the current version " + present);
    }
  }
}
