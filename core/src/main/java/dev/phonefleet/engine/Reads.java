package dev.phonefleet.engine;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Backoff;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The reads that a machine waits for. Equal reads that are not yet sent are one request; what
 * cannot be answered is asked again with backoff until the deadline.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class Reads {
  /**
   * How a read ended.
   *
   * @param what never {@link AfterRead.Again}
   * @param askedAt when the request was sent: what it tells is not older
   */
  public record Ended(AfterRead what, Instant askedAt) {}

  private final Budget budget;
  private final Function<Call, Charge> charges;
  private final Duration deadline;
  private final RandomGenerator random;
  private final LongSupplier ids;
  private final Map<Call.Read, Wanted> pending = new LinkedHashMap<>();
  private final Map<Long, Wanted> flying = new HashMap<>();

  /**
   * @param charges what each call takes from the budget
   * @param deadline a read that stays unanswered for so long fails
   */
  public Reads(
      Budget budget,
      Function<Call, Charge> charges,
      Duration deadline,
      RandomGenerator random,
      LongSupplier ids) {
    this.budget = budget;
    this.charges = charges;
    this.deadline = deadline;
    this.random = random;
    this.ids = ids;
  }

  /** Wants the answer; {@code then} is called in the turn that ends the read. */
  public void ask(Call.Read call, Consumer<Ended> then) {
    pending.computeIfAbsent(call, Wanted::new).then.add(then);
  }

  /**
   * Whether the read is wanted and has not been handed out yet, so that its answer will be fresh.
   */
  public boolean waiting(Call.Read call) {
    return pending.containsKey(call);
  }

  /** The requests that may be sent now. */
  public List<Step> steps(Instant now) {
    List<Step> out = new ArrayList<>();
    Iterator<Wanted> all = pending.values().iterator();
    while (all.hasNext()) {
      Wanted wanted = all.next();
      if (wanted.notBefore.isAfter(now)) {
        continue;
      }
      Charge charge = charges.apply(wanted.call);
      Optional<Slot> at = budget.reserve(charge, now);
      if (at.isPresent()) {
        Step step = new Step(ids.getAsLong(), wanted.call, charge, at.get(), Instant.MAX);
        all.remove();
        flying.put(step.id(), wanted);
        out.add(step);
      }
    }
    return out;
  }

  /** Whether the step is one of ours. */
  public boolean owns(Step step) {
    return flying.containsKey(step.id());
  }

  /** One of our steps was sent. */
  public void sent(Step step, Instant now) {
    Wanted wanted = flying.get(step.id());
    if (wanted != null) {
      wanted.askedAt = now;
    }
  }

  /** One of our steps was answered; the budget has been told already. */
  public void answered(Step step, Answer answer, Instant now) {
    Wanted wanted = flying.remove(step.id());
    if (wanted == null) {
      return;
    }
    AfterRead after = AfterRead.of(answer.outcome());
    if (!(after instanceof AfterRead.Again(boolean backoff, String words))) {
      wanted.end(after);
      return;
    }
    if (backoff) {
      Instant first = wanted.failingSince = earlier(wanted.failingSince, wanted.askedAt, now);
      if (!now.isBefore(first.plus(deadline))) {
        wanted.end(new AfterRead.Fail("not answered for " + deadline.toSeconds() + " s: " + words));
        return;
      }
      wanted.notBefore = now.plus(Backoff.READS.delay(++wanted.failures, random));
    }
    Wanted same = pending.putIfAbsent(wanted.call, wanted);
    if (same != null) {
      same.then.addAll(wanted.then);
    }
  }

  /** When the next read is due; those that are due already wait for a lane, not for time. */
  public Optional<Instant> wakeAt(Instant now) {
    return pending.values().stream()
        .map(wanted -> wanted.notBefore)
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }

  /** Nothing is wanted and nothing is in flight. */
  public boolean idle() {
    return pending.isEmpty() && flying.isEmpty();
  }

  /** Requests that were handed out and are not yet over. */
  public Set<Long> inFlight() {
    return Set.copyOf(flying.keySet());
  }

  /** Wants nothing any more; answers still on their way are dropped. */
  public void forget() {
    pending.clear();
    flying.values().forEach(wanted -> wanted.then.clear());
  }

  /** Whether an outcome means that the request never left. */
  public static boolean neverLeft(Outcome outcome) {
    return outcome instanceof Outcome.NotSent(Outcome.NotSent.Why why, _)
        && why != Outcome.NotSent.Why.TOKEN
        && why != Outcome.NotSent.Why.CONNECT
        && why != Outcome.NotSent.Why.CERTIFICATE;
  }

  private static Instant earlier(Instant known, Instant askedAt, Instant now) {
    if (!known.equals(Instant.MAX)) {
      return known;
    }
    return askedAt.equals(Instant.MIN) ? now : askedAt;
  }

  private static final class Wanted {
    private final Call.Read call;
    private final List<Consumer<Ended>> then = new ArrayList<>();
    private Instant notBefore = Instant.MIN;
    private Instant askedAt = Instant.MIN;
    private Instant failingSince = Instant.MAX;
    private int failures;

    private Wanted(Call.Read call) {
      this.call = call;
    }

    private void end(AfterRead what) {
      List.copyOf(then).forEach(consumer -> consumer.accept(new Ended(what, askedAt)));
    }
  }
}
