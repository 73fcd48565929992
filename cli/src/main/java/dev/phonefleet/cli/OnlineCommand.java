package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.gate.GateOptions;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What commands that talk to an organisation have in common: the file, the place, the way there.
 */
final class OnlineCommand {
  static final String BANNER = "SIMULATED: an embedded cloud, no real organisation is touched.";

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

  /** Runs the body on what the options describe, else on the file. */
  int run(Where where, Optional<Path> file, Body body) throws InterruptedException {
    if (!where.given()) {
      return run(Common.file(file), body);
    }
    Consumer<Happening> view = env.view(common);
    DesiredFleet fleet = Place.noFile(where.organization(file.isPresent()));
    if (fleet.organization().api() == Organization.Api.PUBLISHED) {
      Loaded.refuseApi(fleet.organization().at(), view);
      return end(view, Exit.DATA);
    }
    return run(Common.file(file), fleet, view, body);
  }

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
              place.network(),
              env.stopButton());
      Connections.Opened opened = place.connections().open(place.fleet());
      place.connections().remarks().forEach(it -> view.accept(new Happening.Found(it)));
      return switch (opened) {
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
      env.err().println(BANNER);
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

  /** What is said about names and ports; tells which gates are passed unchecked. */
  static GateOptions gates(
      Common.Gates gates, Common.Online online, Place place, Consumer<Happening> view) {
    skipped(gates, "dns", "Names of provisioning hosts are not looked up.", view);
    skipped(gates, "reach", "Ports of provisioning hosts are not looked at.", view);
    skipped(gates, "region", "Regions are not held against the tenant's.", view);
    return new GateOptions(
        gates.skips("dns"),
        gates.skips("reach"),
        Set.copyOf(online.allowHost),
        place.connections().proxy());
  }

  private static void skipped(
      Common.Gates gates, String gate, String what, Consumer<Happening> view) {
    if (gates.skips(gate)) {
      view.accept(
          new Happening.Found(
              Diagnostic.warning(
                  "gate.skipped",
                  "the gate " + gate,
                  what,
                  "--skip-gate " + gate + " was given.",
                  "Leave it out once what it checks is in order.")));
    }
  }
}
