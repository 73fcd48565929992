package dev.phonefleet.gate;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks in rounds: everything at once, and again an interval later, until a round is good or the
 * time is up. Only a whole round decides, so that answers of different moments are never mixed. The
 * time is up only when a round that began at the end of the wait, or after, was not good either.
 *
 * <p>What is good is looked at again now and then: names and ports can go away.
 */
final class Rounds<P extends Call.Probe, S extends Sighting> {
  /** How long a good round holds while it is relied on. */
  static final Duration AGAIN = Duration.ofSeconds(30);

  private final Duration waitTimeout;
  private final Duration interval;
  private final Set<P> open = new LinkedHashSet<>();
  private Map<P, S> seen = new LinkedHashMap<>();
  private Optional<Instant> waitingSince = Optional.empty();
  private Optional<Instant> nextAt = Optional.empty();
  private Instant begunAt = Instant.MIN;
  private Instant goodAt = Instant.MIN;
  private boolean good;
  private boolean overtaken;

  /**
   * @param waitTimeout zero: one round decides for good
   */
  Rounds(Duration waitTimeout, Duration interval) {
    this.waitTimeout = waitTimeout;
    this.interval = interval;
  }

  /** The clock of the wait starts, also anew; a round under way does not count any more. */
  void begin(Instant now) {
    good = false;
    waitingSince = Optional.of(now);
    nextAt = Optional.of(now);
    overtaken = !open.isEmpty();
  }

  /** What is asked has changed: a new round is due, and the clock goes on. */
  void renew(Instant now) {
    Instant since = waitingSince.orElse(now);
    begin(now);
    waitingSince = Optional.of(since);
  }

  /** Nobody waited for a while: the clock of a wait starts anew. */
  void resume(Instant now) {
    if (!good && waitingSince.isPresent()) {
      waitingSince = Optional.of(now);
      nextAt = open.isEmpty() ? Optional.of(now) : nextAt;
    }
  }

  /**
   * When the next round is due; empty while one is under way, or none is needed.
   *
   * @param reliedOn whether anybody waits for it, or relies on what was good
   */
  Optional<Instant> dueAt(boolean reliedOn) {
    return open.isEmpty() && reliedOn ? nextAt : Optional.empty();
  }

  /** Begins a round. */
  void ask(Set<P> probes, Instant now) {
    begunAt = now;
    nextAt = Optional.empty();
    seen = new LinkedHashMap<>();
    open.addAll(probes);
  }

  /** Takes what a probe met; true when that completes the round. */
  boolean saw(P probe, S sighting) {
    if (!open.remove(probe)) {
      return false;
    }
    seen.put(probe, sighting);
    if (overtaken) {
      overtaken = !open.isEmpty();
      return false;
    }
    return open.isEmpty();
  }

  boolean underWay() {
    return !open.isEmpty();
  }

  /** Whether what comes in belongs to a round that still counts. */
  boolean counts() {
    return !open.isEmpty() && !overtaken;
  }

  Map<P, S> seen() {
    return seen;
  }

  /** The round was good. */
  void good() {
    good = true;
    goodAt = begunAt;
    waitingSince = Optional.empty();
    nextAt = waitTimeout.isZero() ? Optional.empty() : Optional.of(begunAt.plus(AGAIN));
  }

  /** The round was not good; true when the time is up. */
  boolean bad(Instant now) {
    good = false;
    Instant since = waitingSince.orElse(begunAt);
    waitingSince = Optional.of(since);
    Instant end = since.plus(waitTimeout);
    if (!begunAt.isBefore(end)) {
      return true;
    }
    Instant next = begunAt.plus(interval);
    next = next.isAfter(end) ? end : next;
    nextAt = Optional.of(next.isAfter(now) ? next : now);
    return false;
  }

  /** Up to when what was good may be relied on. */
  Instant goodUntil() {
    return !good || waitTimeout.isZero() ? Instant.MAX : goodAt.plus(AGAIN).plus(AGAIN);
  }

  /** How long the wait may be. */
  Duration waitTimeout() {
    return waitTimeout;
  }
}
