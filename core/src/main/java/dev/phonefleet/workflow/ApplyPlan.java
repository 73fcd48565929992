package dev.phonefleet.workflow;

import dev.phonefleet.desired.ConfigHash;
import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Journal;
import dev.phonefleet.history.Manifest;
import dev.phonefleet.history.ManifestStore;
import dev.phonefleet.history.StoreFailure;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.rollout.RolloutResult;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes a fleet as its file says: lists, plans, asks, rolls out, and tells what it really did. */
public final class ApplyPlan {
  private static final String COMMAND = "apply";

  private final World world;
  private final Consumer<Happening> view;
  private final Predicate<Plan> approve;
  private final ManifestStore manifests;
  private final Journal journal;

  /**
   * @param approve asked before the first write, only when there is something to write
   */
  public ApplyPlan(
      World world,
      Consumer<Happening> view,
      Predicate<Plan> approve,
      ManifestStore manifests,
      Journal journal) {
    this.world = world;
    this.view = view;
    this.approve = approve;
    this.manifests = manifests;
    this.journal = journal;
  }

  /** Whether the manifest says that this configuration is there already. Asks nobody. */
  public static boolean covered(
      DesiredFleet fleet, Connection connection, ManifestStore manifests) {
    return manifests
        .read()
        .filter(manifest -> manifest.covers(connection.identity(), ConfigHash.of(fleet)))
        .isPresent();
  }

  /** Applies the file; the caller holds the lock. */
  public Summary apply(DesiredFleet fleet, Connection connection, ApplyOptions options)
      throws InterruptedException {
    PlatformRun run = new PlatformRun(world, fleet, connection, journal, view);
    return switch (Survey.make(fleet, run, options.mandate(), view)) {
      case Survey.Outcome.Ended(Exit exit) -> Summary.nothing(COMMAND, exit, run.requests());
      case Survey.Outcome.Ready(Plan plan, Gathered gathered) ->
          carryOut(fleet, connection, options, run, gathered, plan);
    };
  }

  private Summary carryOut(
      DesiredFleet fleet,
      Connection connection,
      ApplyOptions options,
      PlatformRun run,
      Gathered gathered,
      Plan plan)
      throws InterruptedException {
    view.accept(new Happening.Planned(plan, run.estimate(plan)));
    boolean approved = plan.changes().isEmpty() || approve.test(plan);
    Optional<Exit> stopped = world.stopButton().pressed();
    if (!approved || stopped.isPresent()) {
      view.accept(new Happening.Declined());
      Exit exit = stopped.orElse(Exit.worst(plan.exits()));
      return Summary.nothing(COMMAND, exit, run.requests());
    }
    Optional<Manifest> before = manifests.read();
    Manifest running =
        Manifest.running(
            before, connection.identity(), ConfigHash.of(fleet), world.wallClock().instant());
    if (!plan.changes().isEmpty()) {
      manifests.write(running);
    }
    RolloutResult result = run.rollOut(plan, gathered, options);
    result.findings().forEach(this::found);
    Set<Exit> exits = EnumSet.noneOf(Exit.class);
    exits.addAll(plan.exits());
    exits.addAll(result.exits());
    Exit exit = Exit.worst(exits);
    try {
      remember(before, running, plan, result, exit);
    } catch (StoreFailure failure) {
      found(notKept(failure));
      exits.add(Exit.STORE);
      exit = Exit.worst(exits);
    }
    return Tally.of(COMMAND, exit, plan, result, run.requests());
  }

  private static Diagnostic notKept(StoreFailure failure) {
    Throwable cause = failure.getCause();
    return Diagnostic.error(
        "store.failed",
        "the manifest",
        "What was done is told below; the manifest could not be kept.",
        cause == null ? String.valueOf(failure.getMessage()) : cause.toString(),
        "Check space and permissions of the state folder. The next run compares anew.");
  }

  private void remember(
      Optional<Manifest> before, Manifest running, Plan plan, RolloutResult result, Exit exit) {
    if (exit == Exit.DONE) {
      manifests.write(running.succeeded());
    } else if (result.wrote()) {
      manifests.write(running.failed("apply ended with " + exit.code()));
    } else if (!plan.changes().isEmpty()) {
      manifests.restore(before);
    }
  }

  private void found(Diagnostic finding) {
    view.accept(new Happening.Found(finding));
  }
}
