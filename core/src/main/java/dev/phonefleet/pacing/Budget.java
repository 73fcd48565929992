package dev.phonefleet.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  /** Within that time every token is free again that does not have to stay away. */
  private static final Duration SOON = Duration.ofSeconds(70);

  private final Function<Lane, LaneRule> rules;
  private final RandomGenerator random;
  private final Map<Lane, State> lanes = new HashMap<>();
  private final List<TokenMinute> tokens = new ArrayList<>();
  private Instant heldUntil = Instant.MIN;
  private int throttles;

  /**
   * @param rules what each lane allows
   * @param random for the wait after a refusal that names no time
   */
  public Budget(Function<Lane, LaneRule> rules, RandomGenerator random) {
    this(rules, TokenRule.NONE, random);
  }

  /**
   * @param rules what each lane allows
   * @param tokenRule what each token allows
   * @param random for the wait after a refusal that names no time
   */
  public Budget(Function<Lane, LaneRule> rules, TokenRule tokenRule, RandomGenerator random) {
    this.rules = rules;
    this.random = random;
    for (int i = 0; i < tokenRule.tokens(); i++) {
      tokens.add(new TokenMinute(tokenRule));
    }
  }

  /**
   * Takes the next place in all lanes of the charge, and on the token that is free first. Empty
   * while a lane is full or has a place taken and not yet used: ask again after the next send or
   * answer. What takes no lane is never held up.
   */
  public Optional<Slot> reserve(Charge charge, Instant now) {
    if (charge.lanes().isEmpty() && !charge.onToken()) {
      return Optional.of(new Slot(now, 0));
    }
    Instant at = charge.onToken() || !now.isBefore(heldUntil) ? now : heldUntil;
    for (Lane id : charge.lanes()) {
      State lane = lane(id);
      if (lane.reserved || lane.inFlight >= lane.rule.inFlight()) {
        return Optional.empty();
      }
      at = at.isAfter(lane.nextAt) ? at : lane.nextAt;
    }
    Optional<Slot> slot =
        charge.onToken() ? onToken(charge, at, now) : Optional.of(new Slot(at, 0));
    if (slot.isPresent()) {
      for (Lane id : charge.lanes()) {
        State lane = lane(id);
        lane.reserved = !lane.rule.spacing().isZero();
        lane.inFlight++;
      }
    }
    return slot;
  }

  /** The token that can take it first. */
  private Optional<Slot> onToken(Charge charge, Instant at, Instant now) {
    Optional<Slot> best = Optional.empty();
    boolean busy = false;
    for (int i = 0; i < tokens.size(); i++) {
      Optional<Instant> next = tokens.get(i).next(charge.purse(), now);
      busy |= next.isEmpty();
      if (next.isPresent()) {
        Instant sendAt = next.get().isAfter(at) ? next.get() : at;
        if (best.isEmpty() || sendAt.isBefore(best.get().sendAt())) {
          best = Optional.of(new Slot(sendAt, i));
        }
      }
    }
    if (busy && best.filter(slot -> slot.sendAt().isAfter(now.plus(SOON))).isPresent()) {
      // A token that has to stay away for long is no alternative to one that is only busy.
      return Optional.empty();
    }
    best.ifPresent(slot -> tokens.get(slot.token()).book(slot.sendAt(), now));
    return best;
  }

  /** The reserved request left at {@code at}. */
  public void sent(Charge charge, int token, Instant at) {
    for (Lane id : charge.lanes()) {
      State lane = lane(id);
      lane.reserved = false;
      lane.nextAt = at.plus(lane.rule.spacing());
    }
    if (charge.onToken()) {
      tokens.get(token).sent(at);
    }
  }

  /** The request was answered, or its answer was given up. */
  public void answered(Charge charge, int token, ServerHints hints, Instant now) {
    charge.lanes().forEach(id -> lane(id).inFlight--);
    if (charge.onToken()) {
      tokens.get(token).answered(hints, now);
    }
  }

  /** The reserved request will not be sent. */
  public void withdrawn(Charge charge, int token) {
    for (Lane id : charge.lanes()) {
      State lane = lane(id);
      lane.reserved = false;
      lane.inFlight--;
    }
    if (charge.onToken()) {
      tokens.get(token).withdrawn();
    }
  }

  /**
   * A request was refused for being too many: everything on its token waits, or everything where
   * requests count on no token. Answers until when.
   */
  public Instant throttled(Charge charge, int token, ServerHints hints, Instant now) {
    throttles++;
    Instant least = now.plus(LEAST_HOLD);
    Instant until = hints.comeBack().orElseGet(() -> now.plus(unsaid()));
    until = until.isAfter(least) ? until : least;
    if (charge.onToken()) {
      tokens.get(token).hold(until);
      return until;
    }
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
