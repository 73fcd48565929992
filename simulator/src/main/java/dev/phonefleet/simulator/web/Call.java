package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Refusal;
import dev.phonefleet.simulator.platform.Query;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as it came.
 *
 * @param path raw, without its query
 * @param query raw, empty when there is none
 */
record Call(String method, String path, String query, Optional<String> authorization, String body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The path with its query, as the client wrote it. */
  String target() {
    return query.isEmpty() ? path : path + '?' + query;
  }

  /** The parts of the path between its slashes, decoded. */
  List<String> segments() {
    return Arrays.stream(path.substring(1).split("/", -1))
        .map(part -> decoded(part.replace("+", "%2B")))
        .toList();
  }

  Optional<String> parameter(String name) {
    return parameter(query, name);
  }

  /** A field of a body that is a form. */
  Optional<String> formField(String name) {
    return parameter(body, name);
  }

  /** A number of the query, or the value that stands for its absence. */
  int number(String name, int otherwise) {
    Optional<String> text = parameter(name);
    try {
      return text.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new Refusal(
          400, "bad.request", name + " must be a whole number, not \"" + text.orElse("") + '"');
    }
  }

  /** All of the query, decoded. */
  Query decoded() {
    return new Query(
        Arrays.stream(query.split("&"))
            .filter(pair -> !pair.isEmpty())
            .map(pair -> pair.split("=", 2))
            .map(pair -> Map.entry(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : ""))
            .toList());
  }

  JsonNode json() {
    try {
      JsonNode tree = JSON.readTree(body);
      if (!tree.isMissingNode()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw new Refusal(
          400, "bad.request", "The request body is not JSON: " + e.getOriginalMessage());
    }
    throw new Refusal(400, "bad.request", "The request body is missing");
  }

  private static Optional<String> parameter(String form, String name) {
    return Arrays.stream(form.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> decoded(pair[0]).equals(name))
        .map(pair -> pair.length == 2 ? decoded(pair[1]) : "")
        .findFirst();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "bad.request", "The URL is not encoded well at \"" + text + '"');
    }
  }
}
