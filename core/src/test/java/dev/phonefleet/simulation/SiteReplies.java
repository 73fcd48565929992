package dev.phonefleet.simulation;

import dev.phonefleet.genesys.wire.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the published platform. */
final class SiteReplies {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SiteReplies() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static WireResponse ok(JsonNode body) {
    return new WireResponse(200, Map.of(), body.toString());
  }

  static WireResponse nothing() {
    return new WireResponse(200, Map.of(), "");
  }

  static WireResponse refused(int status, String code, String message) {
    ObjectNode body = object().put("message", message).put("code", code).put("status", status);
    return new WireResponse(status, Map.of(), body.toString());
  }

  static WireResponse missing() {
    return refused(404, "general.resource.not.found", "there is no such object");
  }

  static <T> WireResponse page(List<T> all, SiteRequest request, Function<T, ObjectNode> view) {
    return page(
        all, request.number("pageNumber", 1), request.number("pageSize", 25), "entities", view);
  }

  static <T> WireResponse page(
      List<T> all, int number, int size, String member, Function<T, ObjectNode> view) {
    ObjectNode out = object();
    ArrayNode entities = out.putArray(member);
    int from = Math.min(all.size(), (number - 1) * size);
    all.subList(from, Math.min(all.size(), from + size))
        .forEach(it -> entities.add(view.apply(it)));
    out.put("pageNumber", number).put("pageSize", size).put("total", all.size());
    out.put("pageCount", (all.size() + size - 1) / size);
    return ok(out);
  }

  static ObjectNode reference(String id, String name) {
    return object().put("id", id).put("name", name).put("selfUri", "/api/v2/somewhere/" + id);
  }

  /** The value of a property. */
  static String property(JsonNode owner, String key) {
    return owner.path("properties").path(key).path("value").path("instance").asString("");
  }

  static void property(ObjectNode owner, String key, String value) {
    ObjectNode properties =
        owner.get("properties") instanceof ObjectNode there ? there : owner.putObject("properties");
    ObjectNode property =
        properties.get(key) instanceof ObjectNode there ? there : properties.putObject(key);
    ObjectNode holder =
        property.get("value") instanceof ObjectNode there ? there : property.putObject("value");
    holder.put("instance", value);
  }
}
