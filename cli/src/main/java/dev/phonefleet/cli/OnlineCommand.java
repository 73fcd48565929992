package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.history.StoreFailure;
import dev.phonefleet.plan.Mandate;
import dev.phonefleet.workflow.Connection;
import dev.phonefleet.workflow.Connections;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.Summary;
import dev.phonefleet.workflow.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What commands that talk to an organisation have in common: the file, the place, the way there.
 */
final class OnlineCommand {
  private final Env env;
  private final Common common;
  private final Common.Online online;
  private final String name;

  /** The part that differs. */
  interface Body {
    Summary run(Place place, Connection connection, World world, Consumer<Happening> view)
        throws InterruptedException;
  }

  OnlineCommand(Env env, Common common, Common.Online online, String name) {
    this.env = env;
    this.common = common;
    this.online = online;
    this.name = name;
  }

  /** Why a command does not begin. */
  record Refused(Exit exit, Diagnostic why) {}

  int run(Path file, Body body) throws InterruptedException {
    return run(file, fleet -> Optional.empty(), body);
  }

  /** Runs the body unless the file is wrong or the check refuses; before anything else happens. */
  int run(Path file, Function<DesiredFleet, Optional<Refused>> check, Body body)
      throws InterruptedException {
    Consumer<Happening> view = env.view(common);
    Optional<DesiredFleet> fleet = Loaded.fleet(file, view);
    if (fleet.isEmpty()) {
      return end(view, Exit.DATA);
    }
    Optional<Refused> refused = check.apply(fleet.get());
    if (refused.isPresent()) {
      view.accept(new Happening.Found(refused.get().why()));
      return end(view, refused.get().exit());
    }
    return run(file, fleet.get(), view, body);
  }

  int run(Path file, DesiredFleet fleet, Consumer<Happening> view, Body body)
      throws InterruptedException {
    try {
      return inPlace(file, fleet, view, body);
    } catch (StoreFailure failure) {
      Throwable cause = failure.getCause();
      view.accept(
          new Happening.Found(
              Diagnostic.error(
                  "store.failed",
                  "the state folder",
                  Optional.ofNullable(failure.getMessage()).orElse("The store failed."),
                  cause == null ? "" : cause.toString(),
                  "Check space and permissions there, or name another folder with --state.")));
      return end(view, Exit.STORE);
    }
  }

  private int inPlace(Path file, DesiredFleet fleet, Consumer<Happening> view, Body body)
      throws InterruptedException {
    banner();
    try (Place place =
        online.simulate
            ? Place.simulated(env, file, fleet, online)
            : Place.real(env, file, fleet, online)) {
      World world =
          new World(
              env.clock(),
              InstantSource.system(),
              SplittableRandom::new,
              place.connections(),
              env.stopButton());
      return switch (place.connections().open(place.fleet())) {
        case Connections.Opened.Refused(Exit exit, Diagnostic why) -> {
          view.accept(new Happening.Found(why));
          yield end(view, exit);
        }
        case Connections.Opened.Ready(Connection connection) -> {
          try (connection) {
            Summary summary = body.run(place, connection, world, view);
            view.accept(new Happening.Over(summary));
            yield summary.exit().code();
          }
        }
      };
    }
  }

  private void banner() {
    if (online.simulate && !common.quiet) {
      env.err().println("SIMULATED: an embedded cloud, no real organisation is touched.");
    }
  }

  int end(Consumer<Happening> view, Exit exit) {
    if (common.json) {
      view.accept(new Happening.Over(Summary.nothing(name, exit, 0)));
    } else {
      view.accept(new Happening.Over(Summary.nothing("status", exit, 0)));
    }
    return exit.code();
  }

  static Mandate mandate(Common.Gates gates) {
    return new Mandate(gates.allowEdgeMoves, gates.skips("region"));
  }

  /** Says once which gates are not passed, and that skipping one was asked for. */
  static void gates(Common.Gates gates, Place place, Consumer<Happening> view) {
    boolean skipped = gates.skips("dns") && gates.skips("reach");
    // The embedded cloud has no names and ports of its own to be checked.
    if (!skipped && place.simulator().isEmpty() && !place.fleet().groups().isEmpty()) {
      view.accept(
          new Happening.Found(
              Diagnostic.warning(
                  "gate.not-yet",
                  "the gates dns and reach",
                  "Names and ports of the provisioning hosts are not checked by this release.",
                  "Phones that cannot resolve or reach their provisioning host never get a"
                      + " configuration.",
                  "Check them by hand; --skip-gate dns,reach silences this.")));
    }
    if (gates.skips("region")) {
      view.accept(
          new Happening.Found(
              Diagnostic.warning(
                  "gate.skipped",
                  "the gate region",
                  "Regions are not held against the tenant's.",
                  "--skip-gate region was given.",
                  "Leave it out unless cross-region routing is known to work.")));
    }
  }
}
