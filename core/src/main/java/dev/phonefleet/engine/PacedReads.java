package dev.phonefleet.engine;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Budget;
import java.time.Instant;
import java.util.Set;

/**
 * Tells a run's reads and its budget what became of their steps, for machines that only read.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class PacedReads {
  private final Reads reads;
  private final Budget budget;

  /** The reads take their places from that budget. */
  public PacedReads(Reads reads, Budget budget) {
    this.reads = reads;
    this.budget = budget;
  }

  /** Takes an input in; answers the steps that have to be taken back, since all have to wait. */
  public Set<Long> heed(Input input, Instant now) {
    return switch (input) {
      case Input.Tick _, Input.Stop _ -> Set.of();
      case Input.Sent(Step step) -> {
        budget.sent(step.charge(), step.token(), now);
        reads.sent(step, now);
        yield Set.of();
      }
      case Input.Answered(Step step, Answer answer) -> answered(step, answer, now);
    };
  }

  private Set<Long> answered(Step step, Answer answer, Instant now) {
    if (Reads.neverLeft(answer.outcome())) {
      budget.withdrawn(step.charge(), step.token());
    } else {
      budget.answered(step.charge(), step.token(), answer.hints(), now);
    }
    boolean throttled = answer.outcome() instanceof Outcome.Throttled;
    if (throttled) {
      budget.throttled(step.charge(), step.token(), answer.hints(), now);
    } else if (answer.real()) {
      budget.served();
    }
    reads.answered(step, answer, now);
    return throttled ? reads.inFlight() : Set.of();
  }
}
