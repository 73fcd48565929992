package dev.phonefleet.simulator.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts arrivals by key in a sliding window of real time. What is refused has arrived too, so
 * hammering does not help. Safe for use by many threads.
 */
final class RateLimit {
  private final Duration window;
  private final OptionalInt most;
  private final LongSupplier nanoTime;
  private final Map<String, ArrayDeque<Long>> arrivals = new ConcurrentHashMap<>();

  RateLimit(Duration window, OptionalInt most, LongSupplier nanoTime) {
    this.window = window;
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /**
   * What one arrival finds.
   *
   * @param count the arrivals within the window, this one included
   * @param pause how long to wait when it is one too many
   */
  record Verdict(int count, Optional<Duration> pause) {}

  Verdict arrive(String key) {
    ArrayDeque<Long> ofKey = arrivals.computeIfAbsent(key, _ -> new ArrayDeque<>());
    synchronized (ofKey) {
      long now = nanoTime.getAsLong();
      while (!ofKey.isEmpty() && now - ofKey.getFirst() >= window.toNanos()) {
        ofKey.removeFirst();
      }
      ofKey.addLast(now);
      return new Verdict(ofKey.size(), pause(ofKey, now));
    }
  }

  /** Until so many have left the window that one more is allowed. */
  private Optional<Duration> pause(ArrayDeque<Long> ofKey, long now) {
    if (most.isEmpty() || ofKey.size() <= most.getAsInt()) {
      return Optional.empty();
    }
    return ofKey.stream()
        .skip(ofKey.size() - most.getAsInt())
        .findFirst()
        .map(lastToLeave -> Duration.ofNanos(lastToLeave + window.toNanos() - now));
  }
}
