package dev.phonefleet.genesys.wire;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A response as it was read.
 *
 * @param headers by lower-case name
 */
public record WireResponse(int status, Map<String, List<String>> headers, String body) {
  /** The first value of the header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The server's own clock when it answered. */
  public Optional<Instant> date() {
    return header("Date").flatMap(RetryAfter::date);
  }
}
