package dev.phonefleet.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Who may send when. A lane's next send is spaced from its last actual one, so a late send never
 * leads to a burst that catches up; therefore a lane has at most one reservation at a time.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class Budget {
  private static final Backoff THROTTLED =
      new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30));

  /** A server that says "at once" is not asked in a loop. */
  private static final Duration LEAST_HOLD = Duration.ofMillis(500);

  private final Function<Lane, LaneRule> rules;
  private final RandomGenerator random;
  private final Map<Lane, State> lanes = new HashMap<>();
  private Instant heldUntil = Instant.MIN;
  private int throttles;

  /**
   * @param rules what each lane allows
   * @param random for the wait after a refusal that names no time
   */
  public Budget(Function<Lane, LaneRule> rules, RandomGenerator random) {
    this.rules = rules;
    this.random = random;
  }

  /**
   * Takes the next place in all lanes of the charge; the instant is when to send. Empty while a
   * lane is full or has a place taken and not yet used: ask again after the next send or answer.
   * What takes no lane is never held up.
   */
  public Optional<Instant> reserve(Charge charge, Instant now) {
    if (charge.lanes().isEmpty()) {
      return Optional.of(now);
    }
    Instant at = now.isAfter(heldUntil) ? now : heldUntil;
    for (Lane id : charge.lanes()) {
      State lane = lane(id);
      if (lane.reserved || lane.inFlight >= lane.rule.inFlight()) {
        return Optional.empty();
      }
      at = at.isAfter(lane.nextAt) ? at : lane.nextAt;
    }
    for (Lane id : charge.lanes()) {
      State lane = lane(id);
      lane.reserved = !lane.rule.spacing().isZero();
      lane.inFlight++;
    }
    return Optional.of(at);
  }

  /** The reserved request left at {@code at}. */
  public void sent(Charge charge, Instant at) {
    for (Lane id : charge.lanes()) {
      State lane = lane(id);
      lane.reserved = false;
      lane.nextAt = at.plus(lane.rule.spacing());
    }
  }

  /** The request was answered, or its answer was given up. */
  public void answered(Charge charge) {
    charge.lanes().forEach(id -> lane(id).inFlight--);
  }

  /** The reserved request will not be sent. */
  public void withdrawn(Charge charge) {
    for (Lane id : charge.lanes()) {
      State lane = lane(id);
      lane.reserved = false;
      lane.inFlight--;
    }
  }

  /** A request was refused for being too many: everything waits. Answers until when. */
  public Instant throttled(ServerHints hints, Instant now) {
    throttles++;
    Instant least = now.plus(LEAST_HOLD);
    Instant until = hints.comeBack().orElseGet(() -> now.plus(unsaid()));
    until = until.isAfter(least) ? until : least;
    heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    return heldUntil;
  }

  /** A request was served: the next refusal that names no time waits short again. */
  public void served() {
    throttles = 0;
  }

  private Duration unsaid() {
    return Duration.ofSeconds(1).plus(THROTTLED.delay(throttles, random));
  }

  private State lane(Lane id) {
    return lanes.computeIfAbsent(id, key -> new State(rules.apply(key)));
  }

  private static final class State {
    private final LaneRule rule;
    private Instant nextAt = Instant.MIN;
    private boolean reserved;
    private int inFlight;

    private State(LaneRule rule) {
      this.rule = rule;
    }
  }
}
