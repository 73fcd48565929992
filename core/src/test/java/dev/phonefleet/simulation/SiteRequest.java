package dev.phonefleet.simulation;

import dev.phonefleet.genesys.wire.WireRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to the published platform, taken apart.
 *
 * @param path its segments after {@code /api/v2/}
 * @param query decoded
 */
record SiteRequest(
    String method, List<String> path, Map<String, List<String>> query, Optional<String> text) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ROOT = "/api/v2/";

  static SiteRequest of(WireRequest request) {
    int mark = request.path().indexOf('?');
    String path = mark < 0 ? request.path() : request.path().substring(0, mark);
    Map<String, List<String>> query = new HashMap<>();
    if (mark >= 0) {
      for (String pair : request.path().substring(mark + 1).split("&")) {
        int at = pair.indexOf('=');
        query
            .computeIfAbsent(decoded(pair.substring(0, at)), key -> new ArrayList<>())
            .add(decoded(pair.substring(at + 1)));
      }
    }
    List<String> segments =
        Arrays.stream(path.substring(ROOT.length()).split("/")).map(SiteRequest::decoded).toList();
    return new SiteRequest(request.method(), segments, query, request.body());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  boolean reads() {
    return method.equals("GET");
  }

  /** The value of a parameter that stands at most once. */
  Optional<String> one(String parameter) {
    return query.getOrDefault(parameter, List.of()).stream().findFirst();
  }

  boolean asks(String parameter, String value) {
    return query.getOrDefault(parameter, List.of()).contains(value);
  }

  int number(String parameter, int otherwise) {
    return one(parameter).map(Integer::parseInt).orElse(otherwise);
  }

  ObjectNode body() {
    return (ObjectNode) JSON.readTree(text.orElseThrow());
  }
}
