package dev.phonefleet.simulation;

import dev.phonefleet.genesys.wire.WireResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each token may ask in a minute, shared with another client. */
final class SiteTokens {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Requests in a window. */
  int allowed = 300;

  /** What somebody else takes of every window, evenly. */
  int others;

  /** Whether the answers tell how much is taken. */
  boolean tells = true;

  /** A token that is asked to stay away, from when, and until when. */
  final Map<Integer, Instant> awayFrom = new HashMap<>();

  final Map<Integer, Instant> awayUntil = new HashMap<>();

  /** Requests and refusals, by token. */
  final Map<Integer, Integer> requests = new TreeMap<>();

  final Map<Integer, Integer> refusals = new TreeMap<>();

  private final Map<Integer, Window> windows = new HashMap<>();

  private static final class Window {
    private Instant began = Instant.MIN;
    private int used;
  }

  /** Counts a request; the refusal, where it is one too many. */
  Optional<WireResponse> take(int token, Instant now) {
    requests.merge(token, 1, Integer::sum);
    boolean away = !now.isBefore(awayFrom.getOrDefault(token, Instant.MAX));
    Instant until = awayUntil.getOrDefault(token, Instant.MIN);
    if (away && now.isBefore(until)) {
      return Optional.of(refusal(token, Duration.between(now, until).toSeconds() + 1, now));
    }
    Window window = window(token, now);
    window.used++;
    return count(window, now) > allowed
        ? Optional.of(refusal(token, left(window, now), now))
        : Optional.empty();
  }

  private Window window(int token, Instant now) {
    Window window = windows.computeIfAbsent(token, key -> new Window());
    if (!now.isBefore(window.began.plus(MINUTE))) {
      window.began = now;
      window.used = 0;
    }
    return window;
  }

  private int count(Window window, Instant now) {
    long elapsed = Duration.between(window.began, now).toMillis();
    return window.used + (int) (others * elapsed / MINUTE.toMillis());
  }

  private static long left(Window window, Instant now) {
    return Duration.between(now, window.began.plus(MINUTE)).toMillis() / 1000 + 1;
  }

  private WireResponse refusal(int token, long seconds, Instant now) {
    refusals.merge(token, 1, Integer::sum);
    WireResponse bare = SiteReplies.refused(429, "too.many.requests", "too many requests");
    Map<String, List<String>> headers = new HashMap<>(headers(token, now));
    headers.put("retry-after", List.of(Long.toString(seconds)));
    return new WireResponse(429, headers, bare.body());
  }

  /** What the answer to a request says of its token. */
  Map<String, List<String>> headers(int token, Instant now) {
    if (!tells) {
      return Map.of();
    }
    Window window = window(token, now);
    return Map.of(
        "inin-ratelimit-allowed", List.of(Integer.toString(allowed)),
        "inin-ratelimit-count", List.of(Integer.toString(count(window, now))),
        "inin-ratelimit-reset", List.of(Long.toString(left(window, now))));
  }

  int refused() {
    return refusals.values().stream().mapToInt(it -> it).sum();
  }
}
