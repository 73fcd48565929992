package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.RolloutOptions;
import dev.phonefleet.engine.Journal;
import dev.phonefleet.engine.Login;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Runner;
import dev.phonefleet.engine.Session;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.Gathering;
import dev.phonefleet.inventory.Looks;
import dev.phonefleet.inventory.SiteGathering;
import dev.phonefleet.inventory.Wanted;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Reachability;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.rollout.Reboots;
import dev.phonefleet.rollout.Rollout;
import dev.phonefleet.rollout.RolloutResult;
import dev.phonefleet.rollout.RolloutSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** One run against one organisation: its machines share login, budget and clock. */
final class PlatformRun {
  private final DesiredFleet fleet;
  private final Connection connection;
  private final RandomGenerator random;
  private final LongSupplier ids;
  private final Budget budget;
  private final List<Login> logins = new ArrayList<>();
  private final Reachability reachability;
  private final Runner runner;
  private final Consumer<Happening> view;

  PlatformRun(
      World world,
      DesiredFleet fleet,
      Connection connection,
      Journal journal,
      Consumer<Happening> view) {
    this(world, fleet, connection, journal, view, answer -> {});
  }

  /**
   * @param heard is shown every answer of the platform
   */
  PlatformRun(
      World world,
      DesiredFleet fleet,
      Connection connection,
      Journal journal,
      Consumer<Happening> view,
      Consumer<Answer> heard) {
    this.fleet = fleet;
    this.connection = connection;
    this.view = view;
    this.random = world.random().get();
    AtomicLong next = new AtomicLong();
    this.ids = next::incrementAndGet;
    this.budget = new Budget(connection.lanes(), connection.tokens(), random);
    for (int i = 0; i < connection.tokens().tokens(); i++) {
      logins.add(new Login());
    }
    this.reachability = new Reachability(fleet.limits().deadline());
    this.runner =
        new Runner(
            world.clock(),
            new Ways(world.network(), connection.outside()),
            journal,
            new Troubles(world.clock(), fleet.limits().deadline(), view).andThen(heard));
    world.stopButton().watch(runner);
  }

  /** Lists what is wanted, in the way of this platform. */
  Gathered gather(Wanted wanted) throws InterruptedException {
    Machine<Gathering.Listed, Gathered> machine =
        switch (connection.contract().layout()) {
          case IN_GROUPS -> new Gathering(wanted.groups(), wanted.tenant(), reads(), budget);
          case AT_SITES -> new SiteGathering(wanted, reads(), budget);
        };
    return run(
        machine, listed -> view.accept(new Happening.Listed(listed.group(), listed.phones())));
  }

  /** Where the hosts are, as far as anybody says. */
  Optional<String> region() {
    return connection.region();
  }

  /** Asks what a planner needs besides. */
  Enquiries.Answers enquire(Enquiries.Questions questions) throws InterruptedException {
    return run(new Enquiries(questions, reads(), budget), nothing -> {});
  }

  /** Looks at objects one by one. */
  Looks.Seen look(Collection<Call.Ref> refs, Consumer<Integer> progress)
      throws InterruptedException {
    return run(new Looks(refs, reads(), budget), progress);
  }

  /** Restarts phones. */
  Reboots.Done reboot(List<Reboots.Target> targets, Consumer<Integer> progress)
      throws InterruptedException {
    return run(new Reboots(targets, connection.contract(), reads(), budget, random, ids), progress);
  }

  private Reads reads() {
    return new Reads(
        budget,
        call -> connection.contract().charge(call, Optional.empty()),
        fleet.limits().deadline(),
        random,
        ids);
  }

  RolloutResult rollOut(Plan plan, Gathered gathered, ApplyOptions options)
      throws InterruptedException {
    RolloutSettings settings =
        new RolloutSettings(
            fleet.rollout().doneWhen() == RolloutOptions.DoneWhen.ACTIVE,
            fleet.rollout().phoneTimeout(),
            options.repairFailed(),
            !options.noWait(),
            fleet.limits().deadline(),
            options.mandate().anyRegion(),
            options.mandate().edgeMoves(),
            options.mandate().disassociate(),
            options.gates());
    Rollout rollout =
        new Rollout(
            plan,
            gathered.fleet(),
            connection.contract(),
            new Differences(fleet.secrets()),
            settings,
            budget,
            random,
            ids);
    return run(rollout, event -> view.accept(new Happening.Rolling(event)));
  }

  long requests() {
    return runner.requests();
  }

  private <E, R> R run(Machine<E, R> machine, Consumer<E> events) throws InterruptedException {
    return runner.run(new Session<>(machine, logins, reachability, random, ids), events);
  }
}
