package dev.phonefleet.genesys.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request to the API, without its host and token.
 *
 * @param method in upper case
 * @param path with its query, encoded
 * @param body JSON, empty where there is none
 */
public record WireRequest(String method, String path, Optional<String> body) {
  /** A question without a body. */
  public static WireRequest get(String path) {
    return new WireRequest("GET", path, Optional.empty());
  }

  /** The text as one segment of a path, or one value of a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
