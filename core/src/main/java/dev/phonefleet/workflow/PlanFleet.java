package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Mandate;
import dev.phonefleet.plan.Plan;
import java.util.List;
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
   * Plans, and looks once at names and ports of the groups whose phones would be written. A gate
   * that is closed now does not change how the command ends.
   *
   * @param detailedExit whether changes end with 2
   */
  public Summary plan(
      DesiredFleet fleet,
      Connection connection,
      Mandate mandate,
      GateOptions gates,
      boolean detailedExit)
      throws InterruptedException {
    PlatformRun run = new PlatformRun(world, fleet, connection.reading(), new NoWrites(), view);
    return switch (Survey.make(fleet, run, mandate, view)) {
      case Survey.Outcome.Ended(Exit exit) -> Summary.nothing(COMMAND, exit, run.requests());
      case Survey.Outcome.Ready(Plan plan, Gathered gathered) -> {
        view.accept(new Happening.Planned(plan, run.estimate(plan)));
        look(plan, gathered, gates);
        Exit exit = world.stopButton().pressed().orElse(exit(plan, detailedExit));
        yield Tally.planned(COMMAND, exit, plan, run.requests());
      }
    };
  }

  private void look(Plan plan, Gathered gathered, GateOptions gates) throws InterruptedException {
    Set<GroupName> writing =
        plan.changes().stream()
            .filter(change -> change.key() instanceof Key.Phone)
            .map(Change::group)
            .collect(Collectors.toSet());
    List<PathReport> seen =
        new NetworkRun(world)
            .look(
                Paths.of(
                    plan.groups().stream().filter(it -> writing.contains(it.name())).toList(),
                    gathered.fleet(),
                    gates),
                Set.of())
            .paths();
    if (world.stopButton().pressed().isPresent()) {
      return;
    }
    for (PathReport report : seen) {
      boolean live = gathered.fleet().group(report.targets().name()).isPresent();
      view.accept(new Happening.PathSeen(report, live));
      // The name of a group that is still to be made comes with it; apply waits for it.
      if (live || !report.notYet()) {
        report.findings().forEach(finding -> view.accept(new Happening.Found(finding.softened())));
      }
    }
  }

  private static Exit exit(Plan plan, boolean detailedExit) {
    Exit refused = Exit.worst(plan.exits());
    boolean changes = detailedExit && !plan.changes().isEmpty();
    return refused == Exit.DONE && changes ? Exit.CHANGES : refused;
  }
}
