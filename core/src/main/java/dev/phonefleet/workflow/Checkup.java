package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnosis.DhcpOptions;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The preflight: everything that a run needs, looked at once and told in one screen. Only reads; a
 * check that fails does not keep the others from being made.
 */
public final class Checkup {
  private static final String COMMAND = "doctor";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final LiveFleet NOTHING_SEEN =
      new LiveFleet(Optional.empty(), Map.of(), Instant.MIN, Map.of());

  private final World world;
  private final Consumer<Happening> view;
  private final NetworkRun network;
  private final Set<Exit> exits = new HashSet<>();

  /** Tells {@code view} what it finds. */
  public Checkup(World world, Consumer<Happening> view) {
    this.world = world;
    this.view = view;
    this.network = new NetworkRun(world);
  }

  /**
   * Examines.
   *
   * @param local what was checked already on this machine
   * @param fleet empty: the file cannot be used
   * @param hosts where API and login are
   * @param opened the way to the platform; empty: there is none to be tried
   */
  public Summary examine(
      List<Check> local,
      Optional<DesiredFleet> fleet,
      PlatformHosts hosts,
      Optional<Connections.Opened> opened,
      GateOptions gates)
      throws InterruptedException {
    local.forEach(this::check);
    List<Check> hostChecks = HostChecks.of(hosts, network, world.wallClock().instant());
    if (stopped()) {
      return ended(0);
    }
    hostChecks.forEach(this::check);
    long requests = 0;
    LiveFleet live = NOTHING_SEEN;
    switch (opened.orElse(null)) {
      case null -> unasked(fleet, "the file cannot be used");
      case Connections.Opened.Refused(Exit exit, Diagnostic why) -> {
        check(Check.fail("credentials", exit, why.what() + " " + why.why(), why.next()));
        unasked(fleet, "nobody to log in as");
      }
      case Connections.Opened.Ready(Connection connection) -> {
        Heard heard = new Heard(world.wallClock());
        DesiredFleet wanted = impatient(fleet.orElseThrow());
        PlatformRun run =
            new PlatformRun(world, wanted, connection.reading(), new NoWrites(), view, heard);
        Gathered gathered = run.gather(Wishes.forCheckup(wanted, run.region()));
        requests = run.requests();
        if (stopped()) {
          return ended(requests);
        }
        live = gathered.fleet();
        PlatformChecks.of(wanted, gathered, heard).forEach(this::check);
      }
    }
    if (fleet.isPresent()) {
      paths(fleet.get(), live, gates);
    }
    return ended(requests);
  }

  /** A preflight does not wait as long as a run for a platform that does not answer. */
  private static DesiredFleet impatient(DesiredFleet fleet) {
    Duration deadline = fleet.limits().deadline();
    return deadline.compareTo(PATIENCE) > 0
        ? fleet.withLimits(fleet.limits().withDeadline(PATIENCE))
        : fleet;
  }

  private void unasked(Optional<DesiredFleet> fleet, String why) {
    check(Check.skipped("platform", why, ""));
    PlatformChecks.none(fleet, why).forEach(this::check);
  }

  private boolean stopped() {
    return world.stopButton().pressed().isPresent();
  }

  private Summary ended(long requests) {
    Exit exit = world.stopButton().pressed().orElse(Exit.worst(exits));
    return Summary.nothing(COMMAND, exit, requests);
  }

  private void paths(DesiredFleet fleet, LiveFleet live, GateOptions gates)
      throws InterruptedException {
    Set<GroupName> others = fleet.groups().isEmpty() ? live.groups().keySet() : Set.of();
    List<PathReport> seen =
        network.look(Paths.of(Paths.groups(fleet, others), live, gates), Set.of()).paths();
    if (stopped()) {
      return;
    }
    boolean known = !live.equals(NOTHING_SEEN);
    GateChecks.of(seen, live, known, others.isEmpty()).forEach(this::check);
    view.accept(new Happening.DhcpWanted(DhcpOptions.wanted(seen)));
  }

  private void check(Check check) {
    if (check.exit() != Exit.DONE) {
      exits.add(check.exit());
    }
    view.accept(new Happening.Checked(check));
  }
}
