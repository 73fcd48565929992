package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.scenario.published.Budget;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Counts the requests of each token of the published contract in minutes that begin with its first
 * request. Safe for use by many threads.
 */
final class BudgetDesk {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Supplier<Budget> budget;
  private final LongSupplier nanoTime;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  BudgetDesk(Supplier<Budget> budget, LongSupplier nanoTime) {
    this.budget = budget;
    this.nanoTime = nanoTime;
  }

  /**
   * What one request finds.
   *
   * @param count how many were counted in this minute, this one and those of others included
   * @param reset whole seconds until the next minute begins
   */
  record Reading(int allowed, int count, int reset) {
    boolean over() {
      return count > allowed;
    }

    Answer headers(Answer answer) {
      return answer
          .withHeader("inin-ratelimit-allowed", Integer.toString(allowed))
          .withHeader("inin-ratelimit-count", Integer.toString(count))
          .withHeader("inin-ratelimit-reset", Integer.toString(reset));
    }
  }

  private record Window(long begun, int count) {}

  /** Counts a request; nothing is told while there is no limit. */
  Optional<Reading> arrive(String token) {
    Budget now = budget.get();
    if (now.perTokenPerMinute().isEmpty()) {
      return Optional.empty();
    }
    int allowed = now.perTokenPerMinute().getAsInt();
    long time = nanoTime.getAsLong();
    Window window =
        windows.merge(
            token,
            new Window(time, (int) (now.otherClient() * allowed) + 1),
            (old, fresh) ->
                time - old.begun() >= MINUTE ? fresh : new Window(old.begun(), old.count() + 1));
    long left = MINUTE - (time - window.begun());
    return Optional.of(new Reading(allowed, window.count(), (int) ((left + SECOND - 1) / SECOND)));
  }
}
