package dev.phonefleet.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The clock that ends a run when a host is out of reach: it starts with the first request that gets
 * no real answer and stops with the next real one. Answers of 500 and above, refusals for being too
 * many, and silence are no real answers.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class Reachability {
  private final Duration deadline;
  private final Map<String, Instant> lastAnswer = new HashMap<>();
  private final Map<String, Instant> silentSince = new HashMap<>();

  /** A host may be out of reach for so long. */
  public Reachability(Duration deadline) {
    this.deadline = deadline;
  }

  /** The host gave a real answer at {@code now}. */
  public void answered(String host, Instant now) {
    silentSince.remove(host);
    lastAnswer.put(host, now);
  }

  /** The host gave no real answer to a request that was due at {@code asked}. */
  public void silent(String host, Instant asked) {
    Instant answered = lastAnswer.getOrDefault(host, Instant.MIN);
    silentSince.putIfAbsent(host, asked.isAfter(answered) ? asked : answered);
  }

  /** A host whose time is up, if there is one. */
  public Optional<String> lost(Instant now) {
    return silentSince.entrySet().stream()
        .filter(entry -> !now.isBefore(entry.getValue().plus(deadline)))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /** When the next host's time is up. */
  public Optional<Instant> nextDeadline() {
    return silentSince.values().stream().min(Instant::compareTo).map(at -> at.plus(deadline));
  }

  /** How long a host may be out of reach. */
  public Duration deadline() {
    return deadline;
  }
}
