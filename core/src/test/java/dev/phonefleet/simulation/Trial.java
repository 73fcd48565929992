package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Login;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Session;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.guide.GuideContract;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.Gathering;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Reachability;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.plan.Mandate;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.plan.Planner;
import dev.phonefleet.plan.Planning;
import dev.phonefleet.rollout.Rollout;
import dev.phonefleet.rollout.RolloutResult;
import dev.phonefleet.rollout.RolloutSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Runs of one file against one small world, as the command would make them. */
final class Trial {
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  final TinyCloud cloud;
  final Promises promises = new Promises();
  final VirtualNetwork network;
  final VirtualRunner runner;
  private final SplittableRandom random;

  /** The file's limit for all requests together. */
  OptionalInt perMinute = OptionalInt.empty();

  /** Whether a write counts only once its phone is ACTIVE. */
  boolean untilActive;

  /** So many requests a second more than the file allows. */
  int hurry;

  private final Duration phoneTimeout;

  /** What one run did. */
  record Run(Plan plan, RolloutResult result, int requests, int writes) {}

  Trial(TinyCloud cloud, long seed, Duration tokenLife) {
    this(cloud, seed, tokenLife, new GuideCodec(new SecretSettings(Set.of())));
  }

  Trial(TinyCloud cloud, long seed, Duration tokenLife, Codec codec) {
    this.cloud = cloud;
    this.random = new SplittableRandom(seed);
    this.network = new VirtualNetwork(cloud, codec, random.split(), promises, tokenLife);
    this.runner = new VirtualRunner(network, START);
    this.phoneTimeout = Duration.ofMinutes(3);
  }

  static Input.Stop stop() {
    return new Input.Stop(
        Exit.INTERRUPTED, Diagnostic.warning("run.stopped", "this run", "Stopped.", "", ""));
  }

  /** What the command line says about gates. */
  GateOptions gates = GateOptions.ORDINARY;

  /** One apply; killed or stopped when it says so. Empty when it ended before it rolled out. */
  Optional<Run> apply(DesiredFleet fleet, Optional<Instant> killAt, Optional<Instant> stopAt) {
    int requestsBefore = promises.requests;
    int writesBefore = promises.writes;
    AtomicLong ids = new AtomicLong();
    Differences differences = new Differences(fleet.secrets());
    GuideContract contract = new GuideContract(differences);
    Limits limits = fleet.limits();
    Budget budget =
        new Budget(
            lane ->
                GuideContract.rule(
                    lane,
                    perMinute,
                    limits.requestsPerSecondPerGroup() + hurry,
                    limits.concurrency()),
            random.split());
    Login login = new Login();
    Reachability reachability = new Reachability(limits.deadline());
    Reads reads =
        new Reads(
            budget,
            call -> contract.charge(call, Optional.empty()),
            limits.deadline(),
            random.split(),
            ids::incrementAndGet);
    var declared = fleet.groups().stream().map(DesiredGroup::name).collect(Collectors.toSet());
    Gathered gathered =
        run(
            new Gathering(declared::contains, true, reads, budget),
            login,
            reachability,
            ids,
            killAt,
            stopAt);
    if (gathered.stopped().isPresent() || over(killAt)) {
      return Optional.empty();
    }
    if (!(Planner.plan(fleet, gathered, Mandate.ORDINARY) instanceof Planning.Ready(Plan plan))) {
      throw new AssertionError("the file cannot be planned");
    }
    RolloutSettings settings =
        new RolloutSettings(
            untilActive, phoneTimeout, false, true, limits.deadline(), false, false, false, gates);
    Rollout rollout =
        new Rollout(
            plan,
            gathered.fleet(),
            contract,
            differences,
            settings,
            budget,
            random.split(),
            ids::incrementAndGet);
    RolloutResult result = run(rollout, login, reachability, ids, killAt, stopAt);
    return Optional.of(
        new Run(plan, result, promises.requests - requestsBefore, promises.writes - writesBefore));
  }

  private boolean over(Optional<Instant> killAt) {
    return killAt.isPresent() && !runner.now().isBefore(killAt.get());
  }

  private <E, R> R run(
      Machine<E, R> machine,
      Login login,
      Reachability reachability,
      AtomicLong ids,
      Optional<Instant> killAt,
      Optional<Instant> stopAt) {
    Session<E, R> session =
        new Session<>(machine, login, reachability, random.split(), ids::incrementAndGet);
    return runner.run(session, killAt, stopAt);
  }
}
