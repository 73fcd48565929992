package dev.phonefleet.workflow;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Says that a host does not answer, now and then, so that nobody waits in silence. */
final class Troubles implements Consumer<Answer> {
  private static final Duration APART = Duration.ofSeconds(10);
  private static final int SEVERAL = 2;

  private final InstantSource clock;
  private final Duration deadline;
  private final Consumer<Happening> view;
  private final Map<String, Instant> told = new HashMap<>();
  private final Map<String, Integer> inARow = new HashMap<>();

  /**
   * @param deadline how long a host may be out of reach
   */
  Troubles(InstantSource clock, Duration deadline, Consumer<Happening> view) {
    this.clock = clock;
    this.deadline = deadline;
    this.view = view;
  }

  @Override
  public void accept(Answer answer) {
    switch (answer.outcome()) {
      case Outcome.NotSent(Why why, String words) when why == Why.CONNECT ->
          silent(answer.host(), words);
      case Outcome.Unknown(String words) -> silent(answer.host(), words);
      default -> inARow.remove(answer.host());
    }
  }

  private void silent(String host, String words) {
    Instant now = clock.instant();
    Instant last = told.getOrDefault(host, Instant.MIN);
    if (inARow.merge(host, 1, Integer::sum) >= SEVERAL && !now.isBefore(last.plus(APART))) {
      told.put(host, now);
      view.accept(new Happening.Unanswered(host, words, deadline));
    }
  }
}
