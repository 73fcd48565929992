package dev.phonefleet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RunnerTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Answer DONE =
      answer(200, new Outcome.Done(new Fact.Written(Optional.empty())));
  private static final Call READ =
      new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()));
  private static final Call WRITE =
      new Call.Create(
          new Key.Group(new GroupName("berlin")),
          Optional.empty(),
          new Fields.Group(
              new GroupFields(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("edge-1"),
                  Optional.empty(),
                  Set.of())));

  /** Answers every call alike and remembers when each came. */
  private static final class AnsweringOutside implements Outside {
    private final Answer answer;
    private final List<Instant> sends = new CopyOnWriteArrayList<>();

    AnsweringOutside(Answer answer) {
      this.answer = answer;
    }

    @Override
    public Answer send(Call call) {
      sends.add(CLOCK.instant());
      return answer;
    }
  }

  /** Writes down what it is to remember, and what has left by then. */
  private static final class RecordingJournal implements Journal {
    private final List<String> lines = new ArrayList<>();
    private final AnsweringOutside outside;

    RecordingJournal(AnsweringOutside outside) {
      this.outside = outside;
    }

    @Override
    public void before(List<Step> writes) {
      lines.add("before " + ids(writes) + ", sent " + outside.sends.size());
    }

    @Override
    public void after(Step write, Answer answer) {
      lines.add("after " + write.id() + ", sent " + outside.sends.size());
    }

    private static List<Long> ids(List<Step> writes) {
      return writes.stream().map(Step::id).toList();
    }
  }

  private final AnsweringOutside outside = new AnsweringOutside(DONE);
  private final RecordingJournal journal = new RecordingJournal(outside);
  private final Runner runner = new Runner(CLOCK, outside, journal);

  @Test
  void aStepIsSentOnceAndTheMachineHearsOfItThenOfItsAnswer() throws Exception {
    Step step = step(1, READ, CLOCK.instant());

    List<Input> told = runner.run(untilAnswered(1, step), event -> {});

    assertThat(told)
        .containsExactly(new Input.Tick(), new Input.Sent(step), new Input.Answered(step, DONE));
    assertThat(outside.sends).hasSize(1);
  }

  @Test
  void stepsLeaveInOrderOfTheirTimesAndNotBefore() throws Exception {
    Instant start = CLOCK.instant();
    Step late = step(1, READ, start.plusMillis(60));
    Step soon = step(2, READ, start.plusMillis(20));

    List<Input> told = runner.run(untilAnswered(2, late, soon), event -> {});

    assertThat(told.stream().filter(Input.Sent.class::isInstance))
        .containsExactly(new Input.Sent(soon), new Input.Sent(late));
    assertThat(outside.sends.get(0)).isAfterOrEqualTo(soon.sendAt());
    assertThat(outside.sends.get(1)).isAfterOrEqualTo(late.sendAt());
  }

  @Test
  void aStepWhoseLastMomentIsOverIsNotSent() throws Exception {
    Instant past = CLOCK.instant().minusSeconds(1);
    Step step = new Step(1, WRITE, new Charge(Set.of()), past, past);

    List<Input> told = runner.run(untilAnswered(1, step), event -> {});

    assertThat(why(told, step)).isEqualTo(Why.TOO_LATE);
    assertThat(told).doesNotContain(new Input.Sent(step));
    assertThat(outside.sends).isEmpty();
    assertThat(runner.requests()).isZero();
  }

  @Test
  void aStepThatIsRecalledInTimeIsNotSent() throws Exception {
    Step far = step(1, READ, CLOCK.instant().plusSeconds(3600));
    int[] ticks = {0};
    ScriptedMachine machine =
        new ScriptedMachine((input, now) -> {
          boolean first = input instanceof Input.Tick && ticks[0]++ == 0;
          return first
              ? turn(List.of(far), Set.of(), Optional.of(now.plusMillis(10)), false)
              : turn(List.of(), Set.of(1L), Optional.empty(), input instanceof Input.Answered);
        });

    List<Input> told = runner.run(machine, event -> {});

    assertThat(why(told, far)).isEqualTo(Why.RECALLED);
    assertThat(outside.sends).isEmpty();
  }

  @Test
  void recallingAStepThatHasLeftChangesNothing() throws Exception {
    Step step = step(1, READ, CLOCK.instant());
    ScriptedMachine machine =
        new ScriptedMachine((input, now) ->
            switch (input) {
              case Input.Tick _ -> turn(List.of(step), Set.of(), Optional.empty(), false);
              case Input.Sent _ -> turn(List.of(), Set.of(1L), Optional.empty(), false);
              case Input.Answered _, Input.Stop _ ->
                  turn(List.of(), Set.of(), Optional.empty(), true);
            });

    List<Input> told = runner.run(machine, event -> {});

    assertThat(told).endsWith(new Input.Answered(step, DONE));
  }

  @Test
  void aMachineIsWokenAtItsTime() throws Exception {
    Instant start = CLOCK.instant();
    ScriptedMachine machine =
        new ScriptedMachine((input, now) ->
            turn(
                List.of(),
                Set.of(),
                Optional.of(start.plusMillis(40)),
                !now.isBefore(start.plusMillis(40))));

    List<Input> told = runner.run(machine, event -> {});

    assertThat(told).containsExactly(new Input.Tick(), new Input.Tick());
    assertThat(CLOCK.instant()).isAfterOrEqualTo(start.plusMillis(40));
  }

  @Test
  void aBugInTheOutsideSurfaces() {
    IllegalStateException bug = new IllegalStateException("a bug");
    Runner broken =
        new Runner(
            CLOCK,
            call -> {
              throw bug;
            },
            journal);

    assertThatThrownBy(
            () -> broken.run(untilAnswered(1, step(1, READ, CLOCK.instant())), event -> {}))
        .hasCause(bug);
  }

  @Test
  void whatGotNoConnectionIsNoRequest() throws Exception {
    Runner refused =
        new Runner(
            CLOCK,
            new AnsweringOutside(Answer.notSent(Why.CONNECT, "connection refused", "h")),
            journal);
    Runner lost =
        new Runner(
            CLOCK,
            new AnsweringOutside(
                new Answer(
                    new Outcome.Unknown("reset"), OptionalInt.empty(), ServerHints.NONE, "h")),
            journal);

    refused.run(untilAnswered(1, step(1, READ, CLOCK.instant())), event -> {});
    lost.run(untilAnswered(1, step(1, READ, CLOCK.instant())), event -> {});

    assertThat(refused.requests()).isZero();
    assertThat(lost.requests()).isEqualTo(1);
  }

  @Test
  void requestsOfAllRunsAreCountedTokensIncluded() throws Exception {
    Instant now = CLOCK.instant();

    runner.run(untilAnswered(2, step(1, new Call.Token(), now), step(2, READ, now)), event -> {});
    runner.run(untilAnswered(1, step(3, WRITE, now)), event -> {});

    assertThat(runner.requests()).isEqualTo(3);
  }

  @Test
  void writesAreRememberedBeforeTheyLeaveAndWhenTheyAreAnswered() throws Exception {
    Instant now = CLOCK.instant();

    runner.run(
        untilAnswered(3, step(1, WRITE, now), step(2, WRITE, now), step(3, READ, now)),
        event -> {});

    assertThat(journal.lines).hasSize(3).first().isEqualTo("before [1, 2], sent 0");
    assertThat(journal.lines).filteredOn(line -> line.startsWith("after 1,")).hasSize(1);
    assertThat(journal.lines).filteredOn(line -> line.startsWith("after 2,")).hasSize(1);
  }

  @Test
  void whatIsToldFromOutsideReachesTheMachine() throws Exception {
    Diagnostic why = Diagnostic.error("run.stopped", "run", "Stopped.", "SIGINT", "Run it again.");
    Input.Stop stop = new Input.Stop(Exit.INTERRUPTED, why);
    ScriptedMachine machine =
        new ScriptedMachine((input, now) ->
            turn(List.of(), Set.of(), Optional.empty(), input instanceof Input.Stop));

    Thread.ofVirtual().start(() -> runner.tell(stop));
    List<Input> told = runner.run(machine, event -> {});

    assertThat(told).endsWith(stop);
  }

  @Test
  void whatWasToldBeforeTheRunCountsBeforeAnythingIsBegun() throws Exception {
    Diagnostic why = Diagnostic.error("run.stopped", "run", "Stopped.", "SIGINT", "Run it again.");
    Input.Stop stop = new Input.Stop(Exit.INTERRUPTED, why);
    ScriptedMachine machine =
        new ScriptedMachine((input, now) ->
            turn(List.of(), Set.of(), Optional.empty(), input instanceof Input.Stop));

    runner.tell(stop);
    List<Input> told = runner.run(machine, event -> {});

    assertThat(told).containsExactly(stop);
  }

  @Test
  void eventsAreHandedOverOnTheCallersThread() throws Exception {
    List<String> heard = new ArrayList<>();
    ScriptedMachine machine =
        new ScriptedMachine((input, now) ->
            new Turn<>(List.of(), Set.of(), List.of("one", "two"), Optional.empty(), true));

    runner.run(machine, event -> heard.add(event + " on " + Thread.currentThread().threadId()));

    long here = Thread.currentThread().threadId();
    assertThat(heard).containsExactly("one on " + here, "two on " + here);
  }

  @Test
  void noThreadIsLeftBehindWhenTheMachineEndsBeforeAnAnswer() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Runner hanging =
        new Runner(
            CLOCK,
            call -> {
              try {
                begun.countDown();
                new CountDownLatch(1).await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
              over.countDown();
              return DONE;
            },
            journal);
    Step step = step(1, READ, CLOCK.instant());
    ScriptedMachine machine =
        new ScriptedMachine((input, now) ->
            turn(
                input instanceof Input.Tick && begun.getCount() > 0 ? List.of(step) : List.of(),
                Set.of(),
                Optional.of(now.plusMillis(5)),
                begun.getCount() == 0));

    hanging.run(machine, event -> {});

    assertThat(over.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aWakeUpInTheFarFutureIsNoTrouble() throws Exception {
    Step step = step(1, READ, CLOCK.instant().plusMillis(10));
    ScriptedMachine machine =
        new ScriptedMachine((input, now) ->
            turn(
                input instanceof Input.Tick ? List.of(step) : List.of(),
                Set.of(),
                Optional.of(Instant.MAX),
                input instanceof Input.Answered));

    List<Input> told = runner.run(machine, event -> {});

    assertThat(told).endsWith(new Input.Answered(step, DONE));
  }

  private static ScriptedMachine untilAnswered(int count, Step... steps) {
    List<Step> left = new ArrayList<>(List.of(steps));
    int[] answers = {0};
    return new ScriptedMachine((input, now) -> {
      answers[0] += input instanceof Input.Answered ? 1 : 0;
      List<Step> out = List.copyOf(left);
      left.clear();
      return turn(out, Set.of(), Optional.empty(), answers[0] == count);
    });
  }

  private static Turn<String> turn(
      List<Step> steps, Set<Long> recalled, Optional<Instant> wakeAt, boolean finished) {
    return new Turn<>(steps, recalled, List.of(), wakeAt, finished);
  }

  private static Why why(List<Input> told, Step step) {
    return told.stream()
        .filter(Input.Answered.class::isInstance)
        .map(Input.Answered.class::cast)
        .filter(answered -> answered.step().equals(step))
        .map(answered -> ((Outcome.NotSent) answered.answer().outcome()).why())
        .findFirst()
        .orElseThrow();
  }

  private static Step step(long id, Call call, Instant at) {
    return new Step(id, call, new Charge(Set.of()), at, at.plus(Duration.ofHours(1)));
  }

  private static Answer answer(int status, Outcome outcome) {
    return new Answer(outcome, OptionalInt.of(status), ServerHints.NONE, "acme.example");
  }
}
