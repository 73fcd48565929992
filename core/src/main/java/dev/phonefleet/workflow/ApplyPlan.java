package dev.phonefleet.workflow;

import dev.phonefleet.desired.ConfigHash;
import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Journal;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.history.Manifest;
import dev.phonefleet.history.ManifestStore;
import dev.phonefleet.history.StoreFailure;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.plan.Planner;
import dev.phonefleet.plan.Planning;
import dev.phonefleet.rollout.RolloutResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes a fleet as its file says: lists, plans, asks, rolls out, and tells what it really did. */
public final class ApplyPlan {
  private static final String COMMAND = "apply";
  private static final int NAMED = 5;

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
    Set<GroupName> declared =
        fleet.groups().stream().map(DesiredGroup::name).collect(Collectors.toSet());
    Gathered gathered = run.gather(declared::contains, true);
    gathered.findings().forEach(this::found);
    if (gathered.stopped().isPresent()) {
      return Summary.nothing(COMMAND, gathered.stopped().get(), run.requests());
    }
    Optional<Diagnostic> pin = Pin.refusal(fleet, gathered.fleet());
    if (pin.isPresent()) {
      found(pin.get());
      return Summary.nothing(COMMAND, Exit.POLICY, run.requests());
    }
    return switch (Planner.plan(fleet, gathered, options.mandate())) {
      case Planning.Wrong(var findings) -> {
        findings.forEach(this::found);
        yield Summary.nothing(COMMAND, Exit.DATA, run.requests());
      }
      case Planning.Ready(Plan plan) -> carryOut(fleet, connection, options, run, gathered, plan);
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
    plan.findings().forEach(this::found);
    failedPhones(plan, gathered).ifPresent(this::found);
    view.accept(new Happening.Planned(plan, fleet.limits().requestsPerSecondPerGroup()));
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

  /** FAILED phones that this run does not touch. */
  static Optional<Diagnostic> failedPhones(Plan plan, Gathered gathered) {
    Set<Key> touched = plan.changes().stream().map(Change::key).collect(Collectors.toSet());
    List<String> failed =
        gathered.fleet().phones().values().stream()
            .flatMap(List::stream)
            .filter(phone -> phone.state() == ProvisioningState.FAILED)
            .filter(phone -> !touched.contains(new Key.Phone(phone.key())))
            .map(phone -> phone.key().toString())
            .sorted()
            .toList();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    boolean one = failed.size() == 1;
    String named = String.join(", ", failed.subList(0, Math.min(NAMED, failed.size())));
    return Optional.of(
        Diagnostic.warning(
            "phones.failed",
            named + (failed.size() > NAMED ? ", ..." : ""),
            failed.size()
                + (one
                    ? " phone is FAILED and needs no change."
                    : " phones are FAILED and need no change."),
            one
                ? "It did not get its configuration earlier."
                : "They did not get their configuration earlier.",
            "Check the way to the provisioning host (443 and 69), VLAN and certificates; status"
                + " shows all states."));
  }

  private void found(Diagnostic finding) {
    view.accept(new Happening.Found(finding));
  }
}
