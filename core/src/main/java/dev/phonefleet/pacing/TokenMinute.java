package dev.phonefleet.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The minute of one token: no more requests in any sixty seconds than are allowed, and no more in
 * the server's own window than it says are left. What others take of the same token shows in the
 * server's count, and as much as they took is left to them.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
final class TokenMinute {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Arrivals jitter, so a little less than is allowed is aimed at. */
  private static final double AIM = 0.98;

  private static final double WORK_SHARE = 0.9;
  private static final Duration GATES_IDLE = Duration.ofSeconds(30);
  private static final Duration OTHER_WINDOW = Duration.ofSeconds(5);
  private static final Duration LATE = Duration.ofSeconds(20);
  private static final Duration ROUNDED = Duration.ofSeconds(2);
  private static final Duration AFTER_RESET = Duration.ofMillis(250);

  private final TokenRule rule;

  /** When requests really left. */
  private final ArrayDeque<Instant> sends = new ArrayDeque<>();

  /** Requests that have a place and have not left yet: they may leave late. */
  private int unsent;

  private int allowed;
  private int inFlight;
  private Optional<Instant> booked = Optional.empty();
  private Instant heldUntil = Instant.MIN;
  private Instant gatesAt = Instant.MIN;

  /** The server's window, as its last answer told it. */
  private Instant resetAt = Instant.MIN;

  private int counted;
  private int ownInWindow;
  private double othersPerMinute;
  private boolean measured;

  TokenMinute(TokenRule rule) {
    this.rule = rule;
    this.allowed = rule.perMinute();
  }

  /** When the next request may be sent; empty: not before one is answered, or sent. */
  Optional<Instant> next(Purse purse, Instant now) {
    if (inFlight >= rule.inFlight() || booked.isPresent()) {
      return Optional.empty();
    }
    if (purse == Purse.GATES_AND_SETTLING) {
      gatesAt = now;
    }
    Instant at = later(now, heldUntil);
    if (allowed == Integer.MAX_VALUE) {
      return Optional.of(at);
    }
    Instant byServer = later(at, byServer(purse, now));
    return byOwnLog(most(purse, now), now).map(own -> later(byServer, own));
  }

  private int most(Purse purse, Instant now) {
    int limit = (int) Math.max(1, Math.floor(allowed * AIM));
    boolean shared =
        purse == Purse.WORK
            && gatesAt.isAfter(Instant.MIN)
            && now.isBefore(gatesAt.plus(GATES_IDLE));
    return shared ? (int) Math.max(1, Math.floor(limit * WORK_SHARE)) : limit;
  }

  /** Empty while it depends on requests that are still to leave. */
  private Optional<Instant> byOwnLog(int most, Instant now) {
    while (!sends.isEmpty() && !sends.peekFirst().plus(MINUTE).isAfter(now)) {
      sends.removeFirst();
    }
    int tooMany = sends.size() + unsent - most;
    if (tooMany < 0) {
      return Optional.of(now);
    }
    return sends.stream().skip(tooMany).findFirst().map(oldest -> oldest.plus(MINUTE));
  }

  private Instant byServer(Purse purse, Instant now) {
    if (!now.isBefore(resetAt)) {
      return now;
    }
    double minutesLeft = Duration.between(now, resetAt).toMillis() / 60_000.0;
    int free = most(purse, now) - counted - inFlight;
    if (free - othersPerMinute * Math.min(1, minutesLeft) >= 1) {
      return now;
    }
    // The less is left of the window, the less of it is for others; then one more shows how many
    // there really are.
    long untilReset = free < 2 ? 0 : (long) (60_000 * (free - 1) / othersPerMinute);
    return untilReset == 0
        ? resetAt.plus(AFTER_RESET)
        : later(now.plusMillis(1), resetAt.minusMillis(untilReset));
  }

  /** A place at {@code at} is taken; one that lies in the future is the only one. */
  void book(Instant at, Instant now) {
    inFlight++;
    unsent++;
    if (at.isAfter(now)) {
      booked = Optional.of(at);
    }
  }

  void sent(Instant at) {
    booked = Optional.empty();
    unsent--;
    if (allowed != Integer.MAX_VALUE) {
      sends.addLast(at);
    }
  }

  void answered(ServerHints hints, Instant now) {
    inFlight--;
    if (hints.allowed().isPresent() && hints.allowed().getAsInt() > 0) {
      allowed = Math.min(hints.allowed().getAsInt(), rule.cap().orElse(Integer.MAX_VALUE));
    }
    if (hints.used().isEmpty() || hints.resetAt().isEmpty()) {
      ownInWindow++;
      counted = Math.max(counted, ownInWindow);
      return;
    }
    Instant reset = hints.resetAt().get();
    if (now.isBefore(resetAt) && reset.plus(LATE).isBefore(resetAt)) {
      // It took so long that it tells of a window that is over.
      return;
    }
    window(reset, now);
    ownInWindow++;
    int used = hints.used().getAsInt();
    if (used >= counted) {
      counted = used;
      others(now);
    }
  }

  /**
   * Which window an answer is of. Resets are told in whole seconds, and an answer that took long
   * tells one that is too late: no window begins before the last one ends, and of what is told of
   * one window the earliest is the nearest.
   */
  private void window(Instant reset, Instant now) {
    if (reset.isAfter(resetAt.plus(OTHER_WINDOW)) && now.plus(ROUNDED).isAfter(resetAt)) {
      // Too little was sent to see the others: what was thought of them is worth half.
      othersPerMinute = measured ? othersPerMinute : othersPerMinute / 2;
      measured = false;
      ownInWindow = 0;
      counted = 0;
      resetAt = reset;
    } else if (reset.isBefore(resetAt)) {
      resetAt = reset;
    }
  }

  /** What others took of this window so far, as a rate; a quiet window forgets it by half. */
  private void others(Instant now) {
    int others = Math.max(0, counted - ownInWindow - inFlight);
    double elapsed = 1 - Math.clamp(Duration.between(now, resetAt).toMillis() / 60_000.0, 0, 1);
    if (elapsed > 0.1) {
      double rate = others / elapsed;
      measured = true;
      othersPerMinute = rate > othersPerMinute ? rate : (othersPerMinute + rate) / 2;
    }
  }

  void withdrawn() {
    inFlight--;
    unsent--;
    booked = Optional.empty();
  }

  void hold(Instant until) {
    heldUntil = later(heldUntil, until);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
