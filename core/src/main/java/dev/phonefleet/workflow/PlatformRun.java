package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.RolloutOptions;
import dev.phonefleet.engine.Journal;
import dev.phonefleet.engine.Login;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Runner;
import dev.phonefleet.engine.Session;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.Gathering;
import dev.phonefleet.inventory.Looks;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Reachability;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.rollout.Rollout;
import dev.phonefleet.rollout.RolloutResult;
import dev.phonefleet.rollout.RolloutSettings;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** One run against one organisation: its machines share login, budget and clock. */
final class PlatformRun {
  private final DesiredFleet fleet;
  private final Connection connection;
  private final RandomGenerator random;
  private final LongSupplier ids;
  private final Budget budget;
  private final Login login = new Login();
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
    this.budget = new Budget(connection.lanes(), random);
    this.reachability = new Reachability(fleet.limits().deadline());
    this.runner =
        new Runner(
            world.clock(),
            call ->
                call instanceof Call.Probe
                    ? world.network().send(call)
                    : connection.outside().send(call),
            journal,
            new Troubles(world.clock(), fleet.limits().deadline(), view).andThen(heard));
    world.stopButton().watch(runner);
  }

  Gathered gather(Predicate<GroupName> wanted, boolean withTenant) throws InterruptedException {
    return run(
        new Gathering(wanted, withTenant, reads(), budget),
        listed -> view.accept(new Happening.Listed(listed.group(), listed.phones())));
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

  private Reads reads() {
    return new Reads(budget, connection.contract()::charge, fleet.limits().deadline(), random, ids);
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
    return runner.run(new Session<>(machine, login, reachability, random, ids), events);
  }
}
