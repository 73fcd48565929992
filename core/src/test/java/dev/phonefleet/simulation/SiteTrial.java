package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.engine.Login;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Session;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.genesys.published.PublishedCodec;
import dev.phonefleet.genesys.published.PublishedContract;
import dev.phonefleet.genesys.wire.Codec;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.SiteGathering;
import dev.phonefleet.inventory.Wanted;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.Reachability;
import dev.phonefleet.pacing.TokenRule;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Runs of one file against one published platform, as the command would make them. */
final class SiteTrial {
  private static final int PER_MINUTE = 300;
  private static final int MOST_ROUNDS = 6;

  final SiteCloud cloud;
  final SitePromises promises = new SitePromises();
  final VirtualNetwork network;
  final VirtualRunner runner;
  private final SplittableRandom random;

  /** Spoils what goes out and comes in. */
  UnaryOperator<Codec> spoiled = codec -> codec;

  /** Whether people may be taken off their stations. */
  boolean disassociate;

  /** So many writes a second more than the file allows. */
  int hurry;

  /** So many requests a minute more than the platform allows, and deaf to what it says. */
  int deafBy;

  /** What one run did. */
  record Run(
      Plan plan, RolloutResult result, int requests, int writes, Instant began, Instant ended) {
    Duration took() {
      return Duration.between(began, ended);
    }
  }

  SiteTrial(SiteCloud cloud, long seed, Duration tokenLife) {
    this.cloud = cloud;
    this.random = new SplittableRandom(seed);
    Codec none =
        new PublishedCodec(
            new dev.phonefleet.fleet.SecretSettings(Set.of()), key -> true, Duration.ZERO);
    this.network = new VirtualNetwork(cloud, none, random.split(), promises, tokenLife);
    network.errorsAfter = List.of(500, 502, 503, 408);
    this.runner = new VirtualRunner(network, Trial.START);
  }

  /** One run's machines share these. */
  private final class Hands {
    private final AtomicLong ids = new AtomicLong();
    private final List<Login> logins = new ArrayList<>();
    private final Reachability reachability;
    private final Budget budget;
    private final PublishedContract contract;
    private final Differences differences;
    private final Limits limits;
    private final Optional<Instant> killAt;
    private final Optional<Instant> stopAt;

    private Hands(DesiredFleet fleet, Optional<Instant> killAt, Optional<Instant> stopAt) {
      this.limits = fleet.limits();
      this.killAt = killAt;
      this.stopAt = stopAt;
      this.differences = new Differences(fleet.secrets());
      this.contract = new PublishedContract(differences);
      this.reachability = new Reachability(limits.deadline());
      int tokens = fleet.organization().tokens();
      int perSecond = limits.requestsPerSecondPerGroup() + hurry;
      this.budget =
          new Budget(
              lane -> LaneRule.perSecond(perSecond, limits.concurrency()),
              new TokenRule(tokens, PER_MINUTE + deafBy, OptionalInt.empty(), limits.concurrency()),
              random.split());
      for (int i = 0; i < tokens; i++) {
        logins.add(new Login());
      }
    }

    private Reads reads() {
      return new Reads(
          budget,
          call -> contract.charge(call, Optional.empty()),
          limits.deadline(),
          random.split(),
          ids::incrementAndGet);
    }

    private <E, R> R run(Machine<E, R> machine) {
      return runner.run(
          new Session<>(machine, logins, reachability, random.split(), ids::incrementAndGet),
          killAt,
          stopAt);
    }

    private boolean over() {
      return killAt.isPresent() && !runner.now().isBefore(killAt.get());
    }
  }

  Optional<Run> apply(DesiredFleet fleet) {
    return apply(fleet, Optional.empty(), Optional.empty());
  }

  /** One apply; killed or stopped when it says so. Empty when it ended before it rolled out. */
  Optional<Run> apply(DesiredFleet fleet, Optional<Instant> killAt, Optional<Instant> stopAt) {
    Optional<Run> run = planned(fleet, killAt, stopAt);
    runs.add(run);
    return run;
  }

  private Optional<Run> planned(
      DesiredFleet fleet, Optional<Instant> killAt, Optional<Instant> stopAt) {
    int requestsBefore = promises.requests;
    int writesBefore = promises.writes;
    Instant began = runner.now();
    cloud.plannedAt = Instant.MAX;
    cloud.seats.knownUntil = began;
    cloud.mayTakeOff = disassociate;
    promises.mayTakeOff = disassociate;
    promises.declare(fleet);
    network.codec =
        spoiled.apply(
            new PublishedCodec(fleet.secrets(), "phone_label"::equals, fleet.rollout().settle()));
    Hands hands = new Hands(fleet, killAt, stopAt);
    Mandate mandate = new Mandate(false, false, disassociate);
    Gathered gathered = hands.run(new SiteGathering(wanted(fleet), hands.reads(), hands.budget));
    if (gathered.stopped().isPresent() || hands.over()) {
      return Optional.empty();
    }
    Planning planning = Planner.plan(fleet, gathered, mandate);
    for (int i = 0; i < MOST_ROUNDS && planning instanceof Planning.Needs needs; i++) {
      Enquiries.Answers answers =
          hands.run(new Enquiries(needs.questions(), hands.reads(), hands.budget));
      if (answers.stopped().isPresent() || hands.over()) {
        return Optional.empty();
      }
      gathered = gathered.with(gathered.fleet().catalogue().with(answers));
      planning = Planner.plan(fleet, gathered, mandate);
    }
    cloud.plannedAt = runner.now();
    return switch (planning) {
      case Planning.Needs needs -> throw new AssertionError("asks for ever: " + needs);
      case Planning.Wrong(var findings) -> {
        wrong.addAll(findings.stream().map(Object::toString).toList());
        yield Optional.empty();
      }
      case Planning.Ready(Plan plan) -> {
        RolloutResult result = hands.run(rollout(plan, gathered, fleet, hands));
        yield Optional.of(
            new Run(
                plan,
                result,
                promises.requests - requestsBefore,
                promises.writes - writesBefore,
                began,
                runner.now()));
      }
    };
  }

  /** All runs so far. */
  final List<Optional<Run>> runs = new ArrayList<>();

  /** What made a file impossible. */
  final List<String> wrong = new ArrayList<>();

  private Rollout rollout(Plan plan, Gathered gathered, DesiredFleet fleet, Hands hands) {
    RolloutSettings settings =
        new RolloutSettings(
            false,
            fleet.rollout().phoneTimeout(),
            false,
            true,
            fleet.limits().deadline(),
            false,
            false,
            disassociate,
            GateOptions.ORDINARY);
    return new Rollout(
        plan,
        gathered.fleet(),
        hands.contract,
        hands.differences,
        settings,
        hands.budget,
        random.split(),
        hands.ids::incrementAndGet);
  }

  private static Wanted wanted(DesiredFleet fleet) {
    Map<GroupName, GroupFields> declared = new HashMap<>();
    fleet.groups().forEach(group -> declared.put(group.name(), group.fields()));
    Map<String, GroupName> sites = new HashMap<>();
    Set<String> people = new HashSet<>();
    Set<GroupName> names = new HashSet<>();
    for (DesiredGroup scope : fleet.scopes()) {
      names.add(scope.name());
      scope.fields().site().ifPresent(site -> sites.put(site, scope.name()));
      for (DesiredPhone phone : scope.phones()) {
        phone.fields().site().ifPresent(site -> sites.putIfAbsent(site, scope.name()));
        phone.fields().user().ifPresent(people::add);
      }
    }
    Optional<String> region = fleet.organization().region();
    List<String> sorted = people.stream().sorted().toList();
    return new Wanted(names::contains, false, true, true, region, declared, sites, sorted, true);
  }
}
