package dev.phonefleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  private static final Call.Read TENANT = look(Call.Kind.TENANT, "");
  private static final Call.Read GROUP = look(Call.Kind.GROUP, "g1");
  private static final Fact FACT =
      new Fact.Seen(new Live.Tenant("t1", "Acme", Optional.empty(), false));

  private final AtomicLong ids = new AtomicLong();
  private final Budget budget =
      new Budget(
          lane -> new LaneRule(Duration.ofMillis(100), lane.id().equals("narrow") ? 1 : 20),
          new Random(1));
  private final Reads reads = reads("wide");
  private final List<Reads.Ended> ended = new ArrayList<>();

  @Test
  void equalReadsThatAreNotYetSentAreOneRequest() {
    List<Reads.Ended> other = new ArrayList<>();
    reads.ask(GROUP, ended::add);
    reads.ask(look(Call.Kind.GROUP, "g1"), other::add);

    Step step = reads.steps(T0).getFirst();
    assertThat(reads.steps(at(200))).isEmpty();
    send(step, 1);
    answer(step, new Outcome.Done(FACT), 2);

    assertThat(ended).containsExactly(new Reads.Ended(new AfterRead.Use(FACT), at(1)));
    assertThat(other).isEqualTo(ended);
    assertThat(reads.idle()).isTrue();
  }

  @Test
  void aReadThatIsAskedForWhileAnEqualOneIsOnItsWayIsFresh() {
    reads.ask(GROUP, ended::add);
    Step first = reads.steps(T0).getFirst();
    send(first, 0);

    reads.ask(GROUP, ended::add);
    assertThat(reads.waiting(GROUP)).isTrue();
    Step second = reads.steps(at(500)).getFirst();
    send(second, 500);
    answer(first, new Outcome.Done(FACT), 600);

    assertThat(ended).hasSize(1);
    answer(second, new Outcome.Done(FACT), 700);
    assertThat(ended).extracting(Reads.Ended::askedAt).containsExactly(T0, at(500));
  }

  @Test
  void aReadIsNotWaitingOnceItWasHandedOut() {
    reads.ask(GROUP, ended::add);
    assertThat(reads.waiting(GROUP)).isTrue();
    assertThat(reads.waiting(TENANT)).isFalse();

    Step step = reads.steps(T0).getFirst();

    assertThat(reads.waiting(GROUP)).isFalse();
    assertThat(reads.idle()).isFalse();
    assertThat(reads.inFlight()).containsExactly(step.id());
  }

  @Test
  void differentReadsShareTheLane() {
    reads.ask(GROUP, ended::add);
    reads.ask(TENANT, ended::add);

    List<Step> first = reads.steps(T0);
    assertThat(first).hasSize(1);
    send(first.getFirst(), 0);

    assertThat(reads.steps(T0))
        .hasSize(1)
        .allMatch(step -> step.sendAt().equals(at(100)) && step.call().equals(TENANT));
  }

  @Test
  void aReadWithoutAnAnswerIsAskedAgainAfterABackoff() {
    reads.ask(GROUP, ended::add);
    Step first = reads.steps(T0).getFirst();
    send(first, 0);
    answer(first, new Outcome.Unknown("502"), 100);

    Instant due = reads.wakeAt(at(100)).orElseThrow();

    assertThat(due).isBetween(at(101), at(600));
    assertThat(reads.steps(due.minusNanos(1))).isEmpty();
    Step again = reads.steps(due).getFirst();
    assertThat(again.call()).isEqualTo(GROUP);
    assertThat(again.id()).isNotEqualTo(first.id());
    assertThat(ended).isEmpty();
  }

  @Test
  void aReadThatStaysUnansweredFailsAtTheDeadlineWithTheLastWords() {
    reads.ask(GROUP, ended::add);
    Instant now = T0;
    int tries = 0;
    while (ended.isEmpty() && tries < 1000) {
      for (Step step : reads.steps(now)) {
        now = step.sendAt().isAfter(now) ? step.sendAt() : now;
        tries++;
        budget.sent(step.charge(), 0, now);
        reads.sent(step, now);
        budget.answered(step.charge(), 0, ServerHints.NONE, T0);
        reads.answered(step, answer(new Outcome.Unknown("bad gateway")), now);
      }
      now = reads.wakeAt(now).orElse(now);
    }

    assertThat(Duration.between(T0, now)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    assertThat(tries).isGreaterThan(5);
    assertThat(ended.getFirst().what())
        .isInstanceOfSatisfying(
            AfterRead.Fail.class,
            fail -> assertThat(fail.words()).contains("120 s", "bad gateway"));
    assertThat(reads.idle()).isTrue();
  }

  @Test
  void whatHoldsItUpOnOurSideIsNoFailure() {
    reads.ask(GROUP, ended::add);
    for (int i = 0; i < 10; i++) {
      Step step = reads.steps(at(i * 60_000L)).getFirst();
      Answer recalled = Answer.notSent(Why.RECALLED, "recalled", "");
      budget.withdrawn(step.charge(), 0);
      reads.answered(step, recalled, at(i * 60_000L));
    }

    assertThat(ended).isEmpty();
    assertThat(reads.steps(at(600_000))).hasSize(1);
  }

  @Test
  void aThrottledReadIsAskedAgainAsSoonAsTheBudgetLetsIt() {
    reads.ask(GROUP, ended::add);
    Step first = reads.steps(T0).getFirst();
    send(first, 0);
    budget.throttled(
        Charge.FREE, 0, ServerHints.pace(Optional.of(at(9_000)), Optional.empty()), at(50));

    answer(first, new Outcome.Throttled(), 50);

    assertThat(reads.steps(at(50))).hasSize(1).allMatch(step -> step.sendAt().equals(at(9_000)));
  }

  @Test
  void aReadThatFailsJoinsTheEqualOneThatWaits() {
    reads.ask(GROUP, ended::add);
    Step first = reads.steps(T0).getFirst();
    send(first, 0);
    reads.ask(GROUP, ended::add);
    answer(first, new Outcome.Unknown("502"), 10);

    List<Step> steps = reads.steps(at(5_000));
    send(steps.getFirst(), 5_000);
    answer(steps.getFirst(), new Outcome.Done(FACT), 5_001);

    assertThat(steps).hasSize(1);
    assertThat(ended).hasSize(2);
    assertThat(reads.idle()).isTrue();
  }

  @Test
  void aReadWaitsWhileItsLaneIsFull() {
    Reads narrow = reads("narrow");
    narrow.ask(GROUP, ended::add);
    narrow.ask(TENANT, ended::add);
    Step first = narrow.steps(T0).getFirst();
    budget.sent(first.charge(), 0, T0);
    narrow.sent(first, T0);

    assertThat(narrow.steps(at(5_000))).isEmpty();
    assertThat(narrow.wakeAt(at(5_000))).isEmpty();

    budget.answered(first.charge(), 0, ServerHints.NONE, T0);
    narrow.answered(first, answer(new Outcome.Done(FACT)), at(5_000));
    assertThat(narrow.steps(at(5_000))).hasSize(1);
  }

  @Test
  void stepsOfOthersAreNotTheirs() {
    Step stranger = new Step(77, GROUP, new Charge(Set.of()), T0, Instant.MAX);

    assertThat(reads.owns(stranger)).isFalse();
    reads.sent(stranger, T0);
    reads.answered(stranger, answer(new Outcome.Done(FACT)), T0);

    assertThat(ended).isEmpty();
  }

  @Test
  void afterForgettingAnswersOnTheirWayAreDropped() {
    reads.ask(GROUP, ended::add);
    Step first = reads.steps(T0).getFirst();
    send(first, 0);
    reads.ask(TENANT, ended::add);

    reads.forget();
    answer(first, new Outcome.Done(FACT), 10);

    assertThat(ended).isEmpty();
    assertThat(reads.idle()).isTrue();
    assertThat(reads.steps(at(60_000))).isEmpty();
  }

  @Test
  void aReadMayBeAskedForByWhoIsToldOfOne() {
    reads.ask(GROUP, first -> reads.ask(TENANT, ended::add));
    Step step = reads.steps(T0).getFirst();
    send(step, 0);

    answer(step, new Outcome.Done(FACT), 1);

    assertThat(reads.waiting(TENANT)).isTrue();
  }

  @Test
  void whatNeverLeftIsKnownFromTheOutcome() {
    assertThat(Reads.neverLeft(new Outcome.NotSent(Why.RECALLED, ""))).isTrue();
    assertThat(Reads.neverLeft(new Outcome.NotSent(Why.TOO_LATE, ""))).isTrue();
    assertThat(Reads.neverLeft(new Outcome.NotSent(Why.CONNECT, ""))).isFalse();
    assertThat(Reads.neverLeft(new Outcome.NotSent(Why.TOKEN, ""))).isFalse();
    assertThat(Reads.neverLeft(new Outcome.Unknown(""))).isFalse();
  }

  private Reads reads(String lane) {
    Charge charge = new Charge(Set.of(new Lane(lane)));
    return new Reads(
        budget, call -> charge, Duration.ofMinutes(2), new Random(4), ids::incrementAndGet);
  }

  private void send(Step step, long at) {
    budget.sent(step.charge(), 0, at(at));
    reads.sent(step, at(at));
  }

  private void answer(Step step, Outcome outcome, long at) {
    budget.answered(step.charge(), 0, ServerHints.NONE, T0);
    reads.answered(step, answer(outcome), at(at));
  }

  private static Answer answer(Outcome outcome) {
    return new Answer(outcome, OptionalInt.of(200), ServerHints.NONE, "acme.example");
  }

  private static Call.Read look(Call.Kind kind, String id) {
    return new Call.Look(new Call.Ref(kind, id, Optional.empty()));
  }

  private static Instant at(long millis) {
    return T0.plusMillis(millis);
  }
}
