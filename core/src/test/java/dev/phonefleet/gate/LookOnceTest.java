package dev.phonefleet.gate;

import static dev.phonefleet.gate.GroupBuilder.group;
import static dev.phonefleet.gate.Walk.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LookOnceTest {
  private static final Call.Dns LOGIN = new Call.Dns("login.example.com", Call.Dns.SYSTEM);
  private final Surroundings around = new Surroundings();

  private static LookOnce look(List<NetworkPath> paths, Set<? extends Call.Probe> others) {
    Random random = new Random(1);
    Budget budget = new Budget(lane -> LaneRule.FREE, random);
    AtomicLong ids = new AtomicLong();
    return new LookOnce(
        paths,
        others,
        new Reads(
            budget, call -> Charge.FREE, Duration.ofMinutes(1), random, ids::incrementAndGet));
  }

  private static NetworkPath path(GroupBuilder group) {
    return Walk.path(group.build(), GateOptions.ORDINARY, true);
  }

  private Turn<Void> answer(LookOnce look, Step step) {
    look.turn(new Input.Sent(step), T0);
    return look.turn(new Input.Answered(step, met(step)), T0);
  }

  private Answer met(Step step) {
    if (!(step.call() instanceof Call.Probe probe)) {
      throw new AssertionError("only the network is looked at");
    }
    Outcome done = new Outcome.Done(new Fact.Probed(around.meet(probe, T0)));
    return new Answer(done, OptionalInt.empty(), ServerHints.NONE, "the network");
  }

  /** Answers everything, the first one first; the number of turns until it said that it is over. */
  private LookOnce.Seen answered(LookOnce look, Turn<Void> first) {
    Deque<Step> flying = new ArrayDeque<>(first.steps());
    Turn<Void> last = first;
    while (!flying.isEmpty()) {
      assertThat(last.finished()).isFalse();
      last = answer(look, flying.remove());
      flying.addAll(last.steps());
    }
    assertThat(last.finished()).isTrue();
    return look.result();
  }

  @Test
  void fiftyGroupsAreLookedAtSideBySide() {
    List<NetworkPath> paths = IntStream.range(0, 50).mapToObj(i -> path(group("g" + i))).toList();
    LookOnce look = look(paths, Set.of());

    Turn<Void> first = look.turn(new Input.Tick(), T0);

    assertThat(first.steps()).hasSize(100).allMatch(step -> step.sendAt().equals(T0));
    assertThat(answered(look, first).paths())
        .hasSize(50)
        .allMatch(report -> report.names() == GateState.OPEN)
        .allMatch(report -> report.ports() == GateState.WATCHED)
        .extracting(report -> report.targets().name().value())
        .startsWith("g0", "g1", "g2");
  }

  @Test
  void portsFollowOnTheNameWithoutWaitingForOtherGroups() {
    LookOnce look = look(List.of(path(group("a")), path(group("b"))), Set.of());
    List<Step> names = look.turn(new Input.Tick(), T0).steps();

    answer(look, names.get(0));
    Turn<Void> turn = answer(look, names.get(1));

    assertThat(turn.steps())
        .extracting(Step::call)
        .hasAtLeastOneElementOfType(Call.Tcp.class)
        .hasAtLeastOneElementOfType(Call.Tftp.class);
    assertThat(turn.finished()).isFalse();
  }

  @Test
  void oneLookIsOneLookHoweverLongTheFileWouldWait() {
    around.resolvers(Met.NXDOMAIN);
    LookOnce look = look(List.of(path(group("hq").dnsWait(600))), Set.of());

    LookOnce.Seen seen = answered(look, look.turn(new Input.Tick(), T0));

    assertThat(seen.paths())
        .singleElement()
        .extracting(PathReport::names)
        .isEqualTo(GateState.SHUT);
  }

  @Test
  void equalProbesOfTwoGroupsAreAskedOnceAndToldToBoth() {
    LookOnce look =
        look(
            List.of(
                path(group("a").dnsName("boot.example.com")),
                path(group("b").dnsName("boot.example.com"))),
            Set.of());
    Turn<Void> first = look.turn(new Input.Tick(), T0);

    assertThat(first.steps()).hasSize(2);
    assertThat(answered(look, first).paths())
        .hasSize(2)
        .allMatch(report -> report.names() == GateState.OPEN);
  }

  @Test
  void otherProbesAreAskedBesidesAndTold() {
    LookOnce look = look(List.of(), Set.of(LOGIN));
    Turn<Void> first = look.turn(new Input.Tick(), T0);

    assertThat(first.steps()).extracting(Step::call).containsExactly(LOGIN);
    assertThat(answered(look, first).others()).isEqualTo(Map.of(LOGIN, Met.addresses(Met.RIGHT)));
  }

  @Test
  void whereThereIsNothingToLookAtItIsOverAtOnce() {
    Turn<Void> turn = look(List.of(), Set.of()).turn(new Input.Tick(), T0);

    assertThat(turn.finished()).isTrue();
    assertThat(turn.steps()).isEmpty();
  }

  @Test
  void aStopEndsItWithWhatWasSeenSoFar() {
    LookOnce look = look(List.of(path(group("hq"))), Set.of());
    List<Step> names = look.turn(new Input.Tick(), T0).steps();
    answer(look, names.get(0));

    Turn<Void> turn = look.turn(stop(), T0);

    assertThat(turn.finished()).isTrue();
    assertThat(turn.steps()).isEmpty();
    assertThat(look.result().paths())
        .singleElement()
        .extracting(PathReport::names)
        .isEqualTo(GateState.UNSEEN);
  }

  @Test
  void aStopBeforeTheBeginningAsksNothing() {
    Turn<Void> turn = look(List.of(path(group("hq"))), Set.of(LOGIN)).turn(stop(), T0);

    assertThat(turn.finished()).isTrue();
    assertThat(turn.steps()).isEmpty();
  }

  @Test
  void aProbeThatComesToNothingDoesNotKeepItFromEnding() {
    LookOnce look = look(List.of(), Set.of(LOGIN));
    Step step = look.turn(new Input.Tick(), T0).steps().getFirst();
    Answer broken =
        new Answer(
            new Outcome.Refused("probe", "not supported here"),
            OptionalInt.empty(),
            ServerHints.NONE,
            "the network");

    Turn<Void> turn = look.turn(new Input.Answered(step, broken), T0);

    assertThat(turn.finished()).isTrue();
    assertThat(look.result().others()).isEmpty();
  }

  private static Input stop() {
    return new Input.Stop(
        Exit.INTERRUPTED, Diagnostic.warning("run.stopped", "this run", "Stopped.", "", ""));
  }
}
