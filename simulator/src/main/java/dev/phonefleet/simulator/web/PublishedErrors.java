package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.platform.Problem;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ErrorBody of the published contract. */
final class PublishedErrors {
  private PublishedErrors() {}

  static Answer problem(Problem problem, String contextId) {
    ObjectNode body = body(problem.status(), problem.code(), problem.message(), contextId);
    problem.entityId().ifPresent(id -> body.put("entityId", id));
    problem
        .field()
        .ifPresent(field -> {
          ObjectNode detail = body.withArray("details").addObject();
          detail.put("errorCode", problem.code()).put("fieldName", field);
          problem.entityId().ifPresent(id -> detail.put("entityId", id));
        });
    return Answer.json(problem.status(), body);
  }

  static Answer of(int status, String code, String message, String contextId) {
    return Answer.json(status, body(status, code, message, contextId));
  }

  /** A fault that has no words of its own: with the code that is usual for its status. */
  static Answer fault(int status, String contextId) {
    String code =
        switch (status) {
          case 400 -> "bad.request";
          case 401 -> "bad.credentials";
          case 403 -> "not.authorized";
          case 404 -> "not.found";
          case 408 -> "client.timeout";
          case 409 -> "request.conflict";
          case 413 -> "request.entity.too.large";
          case 415 -> "unsupported.media.type";
          case 429 -> "too.many.requests";
          case 500 -> "internal.server.error";
          case 503 -> "service.unavailable";
          case 504 -> "request.timeout";
          default -> "simulated.fault";
        };
    return of(status, code, "A simulated fault", contextId);
  }

  static Answer tooMany(int allowed, int seconds, String contextId) {
    ObjectNode body =
        body(
            429,
            "too.many.requests",
            "Rate limit exceeded the maximum. Retry the request in [" + seconds + "] seconds",
            contextId);
    body.putObject("limit")
        .put("key", "client.credentials.token.rate.per.minute")
        .put("namespace", "platform.api")
        .put("value", allowed);
    return Answer.json(429, body).withHeader("Retry-After", Integer.toString(seconds));
  }

  private static ObjectNode body(int status, String code, String message, String contextId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message", message).put("code", code).put("status", status);
    body.put("messageWithParams", message).putObject("messageParams");
    body.put("contextId", contextId).putArray("details");
    body.putArray("errors");
    return body;
  }
}
