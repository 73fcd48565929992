package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.outside.Call;
import dev.phonefleet.plan.Mandate;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.plan.Planner;
import dev.phonefleet.plan.Planning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows what apply would do. Cannot write: whatever tries to is a bug. */
public final class PlanFleet {
  private static final String COMMAND = "plan";

  private final World world;
  private final Consumer<Happening> view;

  /** Tells {@code view} what it finds. */
  public PlanFleet(World world, Consumer<Happening> view) {
    this.world = world;
    this.view = view;
  }

  /**
   * Plans.
   *
   * @param detailedExit whether changes end with 2
   */
  public Summary plan(
      DesiredFleet fleet, Connection connection, Mandate mandate, boolean detailedExit)
      throws InterruptedException {
    Connection reading = readOnly(connection);
    PlatformRun run = new PlatformRun(world, fleet, reading, new NoWrites(), view);
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
    return switch (Planner.plan(fleet, gathered, mandate)) {
      case Planning.Wrong(List<Diagnostic> findings) -> {
        findings.forEach(this::found);
        yield Summary.nothing(COMMAND, Exit.DATA, run.requests());
      }
      case Planning.Ready(Plan plan) -> {
        plan.findings().forEach(this::found);
        ApplyPlan.failedPhones(plan, gathered).ifPresent(this::found);
        view.accept(new Happening.Planned(plan, fleet.limits().requestsPerSecondPerGroup()));
        yield Tally.planned(COMMAND, exit(plan, detailedExit), plan, run.requests());
      }
    };
  }

  private static Exit exit(Plan plan, boolean detailedExit) {
    Exit refused = Exit.worst(plan.exits());
    boolean changes = detailedExit && !plan.changes().isEmpty();
    return refused == Exit.DONE && changes ? Exit.CHANGES : refused;
  }

  private static Connection readOnly(Connection connection) {
    return new Connection(
        call -> {
          if (call instanceof Call.Write) {
            throw new IllegalStateException("planning must not write");
          }
          return connection.outside().send(call);
        },
        connection.contract(),
        connection.lanes(),
        connection.identity(),
        connection.closing());
  }

  private void found(Diagnostic finding) {
    view.accept(new Happening.Found(finding));
  }
}
