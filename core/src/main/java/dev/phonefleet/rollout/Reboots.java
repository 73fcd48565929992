package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.PacedReads;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Backoff;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The machine that restarts phones, 50 of one site at a time: every batch is looked at right before
 * it leaves, and who is being provisioned by then is left out. Nothing is sent a second time unless
 * it certainly was not carried out.
 */
public final class Reboots implements Machine<Integer, Reboots.Done> {
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** What was looked at long before its turn comes would only be looked at again. */
  private static final int AHEAD = 3;

  /** The platform says so where no edge could tell a phone. */
  private static final String NO_EDGE = "no.active.edge";

  /** A phone, and the group whose pace counts. */
  public record Target(GroupName group, Live.Phone phone) {}

  /** How it went for a phone. */
  public enum How {
    /** It was told to restart. */
    DONE,
    /** It is being provisioned by now. */
    BUSY,
    /** It is not there any more, or could not be looked at. */
    UNSEEN,
    /** The platform did not do it. */
    FAILED,
    /** Nobody knows whether the platform did it. */
    UNKNOWN,
    /** Not begun when the run was stopped. */
    LEFT
  }

  /** Phones that ended alike, and the words of whoever said so. */
  public record Ending(How how, String words, List<Live.Phone> phones) {
    public Ending {
      phones = List.copyOf(phones);
    }
  }

  /**
   * What came of it.
   *
   * @param stopped why it came no further, if so
   */
  public record Done(List<Ending> endings, Optional<Exit> stopped, Optional<Diagnostic> why) {
    public Done {
      endings = List.copyOf(endings);
    }

    /** How many phones ended so. */
    public int count(How how) {
      return endings.stream()
          .filter(it -> it.how() == how)
          .mapToInt(it -> it.phones().size())
          .sum();
    }
  }

  private final Contract contract;
  private final Reads reads;
  private final PacedReads paced;
  private final Budget budget;
  private final RandomGenerator random;
  private final LongSupplier ids;
  private final List<RebootBatch> batches = new ArrayList<>();
  private final Map<Long, RebootBatch> flying = new HashMap<>();
  private final List<Ending> endings = new ArrayList<>();
  private final List<Integer> events = new ArrayList<>();
  private final Set<Long> recalled = new HashSet<>();
  private Instant notBefore = Instant.MIN;
  private int failures;
  private Optional<Exit> stopped = Optional.empty();
  private Optional<Diagnostic> why = Optional.empty();
  private Instant end = Instant.MAX;

  /** Tells on the way how many were told to restart. */
  public Reboots(
      List<Target> targets,
      Contract contract,
      Reads reads,
      Budget budget,
      RandomGenerator random,
      LongSupplier ids) {
    this.contract = contract;
    this.reads = reads;
    this.paced = new PacedReads(reads, budget);
    this.budget = budget;
    this.random = random;
    this.ids = ids;
    Map<String, RebootBatch> open = new TreeMap<>();
    for (Target target : targets) {
      String site = target.group() + "/" + target.phone().home();
      RebootBatch batch = open.computeIfAbsent(site, it -> opened(target.group()));
      batch.add(target.phone());
      if (batch.phones().size() == RebootBatch.MOST) {
        open.remove(site);
      }
    }
  }

  private RebootBatch opened(GroupName group) {
    RebootBatch batch = new RebootBatch(group, endings::add);
    batches.add(batch);
    return batch;
  }

  @Override
  public Done result() {
    List<Ending> all = new ArrayList<>(endings);
    for (RebootBatch batch : batches) {
      if (!batch.over()) {
        boolean sent = flying.containsValue(batch);
        all.add(
            new Ending(
                sent ? How.UNKNOWN : How.LEFT,
                sent ? "no answer came in time" : "",
                batch.phones()));
      }
    }
    return new Done(all, stopped, why);
  }

  @Override
  public Turn<Integer> turn(Input input, Instant now) {
    recalled.clear();
    switch (input) {
      case Input.Sent(Step step) when step.call() instanceof Call.Write ->
          budget.sent(step.charge(), step.token(), now);
      case Input.Answered(Step step, Answer answer)
          when step.call() instanceof Call.Write write -> {
        answered(step, answer, now);
        RebootBatch batch = flying.remove(step.id());
        if (batch != null) {
          judge(batch, AfterWrite.of(write, answer.outcome()), now);
        }
      }
      case Input.Stop(Exit exit, Diagnostic reason) -> stop(exit, reason, now);
      default -> {
        Set<Long> reading = paced.heed(input, now);
        recalled.addAll(reading);
        recalled.addAll(reading.isEmpty() ? Set.of() : flying.keySet());
      }
    }
    List<Step> steps = new ArrayList<>();
    if (stopped.isEmpty()) {
      batches.forEach(batch -> pump(batch, now).ifPresent(steps::add));
      steps.addAll(reads.steps(now));
    }
    List<Integer> told = List.copyOf(events);
    events.clear();
    boolean all = batches.stream().allMatch(RebootBatch::over);
    boolean finished = all || (stopped.isPresent() && (flying.isEmpty() || !now.isBefore(end)));
    return new Turn<>(steps, recalled, told, wakeAt(now), finished);
  }

  private Optional<Instant> wakeAt(Instant now) {
    List<Instant> times = new ArrayList<>();
    reads.wakeAt(now).ifPresent(times::add);
    if (notBefore.isAfter(now)) {
      times.add(notBefore);
    }
    if (stopped.isPresent()) {
      times.add(end);
    }
    return times.stream().min(Instant::compareTo);
  }

  private void stop(Exit exit, Diagnostic reason, Instant now) {
    if (stopped.isEmpty()) {
      stopped = Optional.of(exit);
      why = Optional.of(reason);
      end = now.plus(GRACE);
      reads.forget();
    }
    recalled.addAll(flying.keySet());
  }

  /** Looks at the batch, or sends it once it was looked at. */
  private Optional<Step> pump(RebootBatch batch, Instant now) {
    boolean waits = batch.looking() || flying.containsValue(batch) || now.isBefore(notBefore);
    if (batch.over() || waits) {
      return Optional.empty();
    }
    if (!batch.isFresh(now)) {
      if (batches.stream().filter(it -> !it.over() && ahead(it, now)).count() < AHEAD) {
        batch.look(reads);
      }
      return Optional.empty();
    }
    Charge charge = contract.charge(batch.call(), Optional.of(batch.group()));
    Optional<Slot> slot = budget.reserve(charge, now);
    return slot.map(it -> {
      Step step = new Step(ids.getAsLong(), batch.call(), charge, it, batch.staleAt());
      flying.put(step.id(), batch);
      return step;
    });
  }

  private boolean ahead(RebootBatch batch, Instant now) {
    return batch.looking() || (batch.isFresh(now) && !flying.containsValue(batch));
  }

  /** Tells the budget what became of a write. */
  private void answered(Step step, Answer answer, Instant now) {
    if (Reads.neverLeft(answer.outcome())) {
      budget.withdrawn(step.charge(), step.token());
    } else {
      budget.answered(step.charge(), step.token(), answer.hints(), now);
    }
    if (answer.outcome() instanceof Outcome.Throttled) {
      budget.throttled(step.charge(), step.token(), answer.hints(), now);
      recalled.addAll(reads.inFlight());
      recalled.addAll(flying.keySet());
      recalled.remove(step.id());
    } else if (answer.real()) {
      budget.served();
    }
  }

  private void judge(RebootBatch batch, AfterWrite after, Instant now) {
    switch (after) {
      case AfterWrite.Done _ -> {
        failures = 0;
        batch.end(How.DONE, "");
        events.add(result().count(How.DONE));
      }
      case AfterWrite.Again(boolean backoff) -> {
        if (backoff) {
          notBefore = now.plus(Backoff.READS.delay(++failures, random));
        }
      }
      case AfterWrite.Settle(String words) ->
          batch.end(words.contains(NO_EDGE) ? How.FAILED : How.UNKNOWN, words);
      case AfterWrite.LookWhy(String words, _) -> batch.end(How.FAILED, words);
      case AfterWrite.Fail(String words) -> batch.end(How.FAILED, words);
      case AfterWrite.Understand(boolean forbidden, _, String words) -> {
        batch.end(How.FAILED, words);
        if (forbidden) {
          stop(Exit.ACCESS, forbidden(words), now);
        }
      }
    }
  }

  private Diagnostic forbidden(String words) {
    return Diagnostic.error(
        "api.forbidden",
        "phones",
        "Phones may not be restarted.",
        words,
        "Give the OAuth client " + contract.permissions() + ".");
  }
}
