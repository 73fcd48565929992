package dev.phonefleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.published.PublishedContract;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.ServerHints;
import dev.phonefleet.pacing.TokenRule;
import dev.phonefleet.plan.Differences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RebootsTest {
  private static final GroupName HQ = new GroupName("hq");
  private static final Diagnostic SIGNAL = Diagnostic.error("stopped", "", "", "", "");

  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private final List<Call.Reboot> sent = new ArrayList<>();
  private final List<Instant> sentAt = new ArrayList<>();
  private final Set<String> provisioning = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private Duration lateness = Duration.ZERO;
  private Optional<Integer> stopAfterWrites = Optional.empty();
  private boolean answers = true;
  private int looks;

  private Live.Phone phone(int n, String site) {
    PhoneFields fields =
        new PhoneFields(
            Optional.of("Phone " + n),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            java.util.Map.of(),
            Set.of());
    String id = "id-" + n;
    return new Live.Phone(
        id,
        new PhoneKey.Mac(new MacAddress(n)),
        new Home.AtSite(site),
        fields,
        provisioning.contains(id) ? ProvisioningState.PROVISIONING : ProvisioningState.ACTIVE,
        Optional.empty());
  }

  private List<Reboots.Target> targets(int from, int to, String site) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(n -> new Reboots.Target(HQ, phone(n, site)))
        .toList();
  }

  private Reboots.Done run(List<Reboots.Target> targets) {
    SplittableRandom random = new SplittableRandom(1);
    AtomicLong ids = new AtomicLong();
    PublishedContract contract =
        new PublishedContract(new Differences(new SecretSettings(Set.of())));
    Budget budget =
        new Budget(
            lane -> LaneRule.perSecond(10, Integer.MAX_VALUE),
            new TokenRule(1, 300, OptionalInt.empty(), 20),
            random);
    Reads reads =
        new Reads(
            budget,
            call -> contract.charge(call, Optional.empty()),
            Duration.ofMinutes(2),
            random,
            ids::incrementAndGet);
    Reboots machine = new Reboots(targets, contract, reads, budget, random, ids::incrementAndGet);
    Deque<Step> steps = new ArrayDeque<>();
    Turn<Integer> turn = take(machine.turn(new Input.Tick(), now), steps);
    boolean stopped = false;
    for (int i = 0; i < 10_000 && !turn.finished(); i++) {
      if (!stopped && stopAfterWrites.filter(it -> it == sent.size()).isPresent()) {
        stopped = true;
        turn = take(machine.turn(new Input.Stop(Exit.INTERRUPTED, SIGNAL), now), steps);
        continue;
      }
      Step step = steps.poll();
      if (step == null) {
        Instant then = turn.wakeAt().orElse(now.plusSeconds(1));
        now = then.isAfter(now) ? then : now.plusMillis(1);
        turn = take(machine.turn(new Input.Tick(), now), steps);
      } else if (turn.recalled().contains(step.id())) {
        turn = take(machine.turn(not(step, Outcome.NotSent.Why.RECALLED), now), steps);
      } else {
        now = step.sendAt().isAfter(now) ? step.sendAt() : now;
        if (step.call() instanceof Call.Write) {
          now = now.plus(lateness);
          lateness = Duration.ZERO;
        }
        if (now.isAfter(step.notAfter())) {
          turn = take(machine.turn(not(step, Outcome.NotSent.Why.TOO_LATE), now), steps);
        } else {
          take(machine.turn(new Input.Sent(step), now), steps);
          Optional<Answer> answer = answer(step.call());
          now = now.plusMillis(50);
          turn =
              answer.isPresent()
                  ? take(machine.turn(new Input.Answered(step, answer.get()), now), steps)
                  : take(machine.turn(new Input.Tick(), now), steps);
        }
      }
    }
    assertThat(turn.finished()).isTrue();
    return machine.result();
  }

  private static Turn<Integer> take(Turn<Integer> turn, Deque<Step> steps) {
    steps.addAll(turn.steps());
    return turn;
  }

  private static Input not(Step step, Outcome.NotSent.Why why) {
    return new Input.Answered(step, Answer.notSent(why, "not sent", ""));
  }

  private Optional<Answer> answer(Call call) {
    if (call instanceof Call.Reboot reboot) {
      sent.add(reboot);
      sentAt.add(now);
      Outcome outcome =
          outcomes.isEmpty()
              ? new Outcome.Done(new Fact.Written(Optional.empty()))
              : outcomes.poll();
      return answers ? Optional.of(said(outcome)) : Optional.empty();
    }
    looks++;
    if (call instanceof Call.Look(Call.Ref ref)) {
      int n = Integer.parseInt(ref.id().substring(3));
      return Optional.of(
          said(
              gone.contains(ref.id())
                  ? new Outcome.NotFound("gone")
                  : new Outcome.Done(new Fact.Seen(phone(n, "site")))));
    }
    List<String> names = ((Call.ListPage) call).what().sought().orElseThrow().values();
    List<Live> seen = new ArrayList<>();
    for (String name : names) {
      int n = Integer.parseInt(name.substring(6));
      if (!gone.contains("id-" + n)) {
        seen.add(phone(n, "site"));
      }
    }
    return Optional.of(
        said(new Outcome.Done(new Fact.Page(seen, 1, 1, OptionalLong.of(seen.size())))));
  }

  private static Answer said(Outcome outcome) {
    return new Answer(outcome, OptionalInt.of(200), ServerHints.NONE, "api.example");
  }

  @Test
  void batchesAreOfOneSiteAndFiftyAtMost() {
    List<Reboots.Target> all = new ArrayList<>(targets(1, 60, "a"));
    all.addAll(targets(61, 70, "b"));

    Reboots.Done done = run(all);

    assertThat(done.count(Reboots.How.DONE)).isEqualTo(70);
    assertThat(sent).extracting(it -> it.phoneIds().size()).containsExactlyInAnyOrder(50, 10, 10);
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void tooManyRequestsAreSentAgainLater() {
    outcomes.add(new Outcome.Throttled());

    Reboots.Done done = run(targets(1, 2, "a"));

    assertThat(done.count(Reboots.How.DONE)).isEqualTo(2);
    assertThat(sent).hasSize(2);
    assertThat(sentAt.get(1)).isAfterOrEqualTo(sentAt.get(0).plusMillis(500));
  }

  @Test
  void whatNeverLeftIsSentAgain() {
    outcomes.add(new Outcome.NotSent(Outcome.NotSent.Why.CONNECT, "refused"));
    outcomes.add(new Outcome.NotSent(Outcome.NotSent.Why.TOKEN, "renewed"));

    assertThat(run(targets(1, 2, "a")).count(Reboots.How.DONE)).isEqualTo(2);
    assertThat(sent).hasSize(3);
  }

  @Test
  void anUnknownOutcomeIsLeftAtThat() {
    outcomes.add(new Outcome.Unknown("lost"));

    assertThat(run(targets(1, 2, "a")).count(Reboots.How.UNKNOWN)).isEqualTo(2);
    assertThat(sent).hasSize(1);
  }

  @Test
  void whereNoEdgeIsActiveNothingWasDone() {
    outcomes.add(new Outcome.Unknown("no edge [providerapi.error.phone.no.active.edge]"));

    assertThat(run(targets(1, 2, "a")).count(Reboots.How.FAILED)).isEqualTo(2);
  }

  @Test
  void whatIsProvisionedByThenIsLeftOut() {
    List<Reboots.Target> all = targets(1, 3, "a");
    provisioning.add("id-2");
    gone.add("id-3");

    Reboots.Done done = run(all);

    assertThat(done.count(Reboots.How.BUSY)).isEqualTo(1);
    assertThat(done.count(Reboots.How.UNSEEN)).isEqualTo(1);
    assertThat(sent.getFirst().phoneIds()).containsExactly("id-1");
  }

  @Test
  void aLookThatIsTooOldIsMadeAgain() {
    lateness = Duration.ofSeconds(11);

    assertThat(run(targets(1, 2, "a")).count(Reboots.How.DONE)).isEqualTo(2);
    assertThat(sent).hasSize(1);
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void aRefusedPermissionEndsIt() {
    outcomes.add(new Outcome.Forbidden("missing.permissions", "no"));

    Reboots.Done done = run(targets(1, 120, "a"));

    assertThat(done.stopped()).contains(Exit.ACCESS);
    assertThat(done.count(Reboots.How.FAILED)).isEqualTo(50);
    assertThat(done.count(Reboots.How.LEFT)).isEqualTo(70);
  }

  @Test
  void aStopLeavesTheRest() {
    stopAfterWrites = Optional.of(1);

    Reboots.Done done = run(targets(1, 120, "a"));

    assertThat(done.stopped()).contains(Exit.INTERRUPTED);
    assertThat(done.count(Reboots.How.DONE)).isEqualTo(50);
    assertThat(done.count(Reboots.How.LEFT)).isEqualTo(70);
  }

  @Test
  void whatIsNotAnsweredWithinEightSecondsOfAStopIsUnknown() {
    stopAfterWrites = Optional.of(1);
    answers = false;

    Reboots.Done done = run(targets(1, 2, "a"));

    assertThat(done.count(Reboots.How.UNKNOWN)).isEqualTo(2);
  }
}
