package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Refusal;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is answered: a status, headers beside the usual ones, and text, empty for none. */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
  private static final String JSON = "application/json";

  static Answer json(int status, JsonNode body) {
    return new Answer(status, JSON, body.toString(), Map.of());
  }

  static Answer ok(JsonNode body) {
    return json(200, body);
  }

  static Answer created(JsonNode body) {
    return json(201, body);
  }

  static Answer empty(int status) {
    return new Answer(status, JSON, "", Map.of());
  }

  static Answer html(String page) {
    return new Answer(200, "text/html; charset=utf-8", page, Map.of());
  }

  /** The error body of the contract. */
  static Answer error(int status, String code, String message, String contextId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message", message).put("code", code).put("status", status);
    body.put("contextId", contextId).putArray("details");
    body.putArray("errors");
    return json(status, body);
  }

  static Answer refusal(Refusal refusal, String contextId) {
    return error(refusal.status(), refusal.code(), refusal.message(), contextId);
  }

  Answer withBody(String newBody) {
    return new Answer(status, contentType, newBody, headers);
  }

  Answer withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, more);
  }
}
