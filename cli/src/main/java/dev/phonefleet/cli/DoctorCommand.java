package dev.phonefleet.cli;

import dev.phonefleet.cli.view.JsonView;
import dev.phonefleet.cli.view.Plain;
import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.FleetReader;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Reading;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.history.StoreFailure;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.workflow.Check;
import dev.phonefleet.workflow.Checkup;
import dev.phonefleet.workflow.Connections;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.PlatformHosts;
import dev.phonefleet.workflow.Summary;
import dev.phonefleet.workflow.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The preflight. */
@Command(
    name = "doctor",
    description = {
      "Check everything that a run needs; writes nothing.",
      "File, clock, names, ports, TLS, token, tenant, region, pace. Ends with 0, with 10",
      "when there are only warnings, or as the failing check would end a run."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final String NAME = "doctor";

  @Mixin Common common = new Common();
  @Mixin Common.Online online = new Common.Online();
  @Mixin Where where = new Where();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: fleet.yaml")
  Optional<Path> file = Optional.empty();

  @Option(
      names = "--bundle",
      paramLabel = "OUT.zip",
      description = "Write what was found into an archive for support, without secrets.")
  @Nullable Path bundle;

  private final Env env;

  DoctorCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    Consumer<Happening> shown = env.view(common);
    Consumer<Happening> written =
        new JsonView(new PrintStream(record, true, StandardCharsets.UTF_8));
    Consumer<Happening> view = shown.andThen(happening -> written.accept(told(happening)));
    List<Check> local = new ArrayList<>();
    Optional<DesiredFleet> fleet = fleet(local, view);
    LocalChecks.secrets(Place.dotEnv(Common.file(file))).ifPresent(local::add);
    if (online.profile != null) {
      env.home().map(GcProfile::file).flatMap(LocalChecks::secrets).ifPresent(local::add);
    }
    Summary summary;
    try {
      summary = fleet.isPresent() ? online(fleet.get(), local, view) : offline(local, view);
    } catch (StoreFailure failed) {
      local.add(
          Check.fail(
              "state",
              Exit.STORE,
              String.valueOf(failed.getMessage()),
              "Mend its permissions, or name another folder with --state."));
      summary = offline(local, view);
    }
    if (bundle != null) {
      summary = bundled(bundle, record, fleet, summary, view);
    }
    view.accept(new Happening.Over(summary));
    return summary.exit().code();
  }

  /**
   * What is told to support: findings quote the file, which may hold names and numbers, so only
   * their codes and places are; folders may be named after people, so files stand alone.
   */
  private static Happening told(Happening happening) {
    return switch (happening) {
      case Happening.Found(Diagnostic it) ->
          new Happening.Found(
              new Diagnostic(
                  it.severity(), it.code(), withoutFolders(it.where()), "(left out)", "", ""));
      case Happening.Checked(Check it) when LocalChecks.NAMES.contains(it.name()) ->
          new Happening.Checked(
              new Check(
                  it.name(),
                  it.status(),
                  withoutFolders(it.words()),
                  withoutFolders(it.fix()),
                  it.exit()));
      default -> happening;
    };
  }

  private static String withoutFolders(String words) {
    return words.replaceAll("\\S*[/\\\\]", "");
  }

  private Optional<DesiredFleet> fleet(List<Check> local, Consumer<Happening> view) {
    if (where.given()) {
      DesiredFleet fleet = Place.noFile(where.organization(file.isPresent()));
      if (fleet.organization().api() == Organization.Api.GUIDE) {
        local.add(Check.skipped("file", "none; the command line says where", ""));
        return Optional.of(fleet);
      }
      Loaded.refuseApi(fleet.organization().at(), view);
      local.add(
          Check.fail("file", Exit.DATA, "the published API is not spoken yet", "--api guide"));
      return Optional.empty();
    }
    Path path = Common.file(file);
    List<Diagnostic> wrong = new ArrayList<>();
    Reading reading = new FleetReader().read(path);
    Optional<DesiredFleet> fleet =
        Loaded.fleet(
            reading,
            happening -> {
              if (happening instanceof Happening.Found(Diagnostic finding)) {
                wrong.add(finding);
              }
              view.accept(happening);
            });
    if (fleet.isPresent()) {
      local.add(LocalChecks.file(path, fleet.get()));
      long warnings = reading.findings().stream().filter(it -> !it.isError()).count();
      if (warnings > 0) {
        local.add(
            Check.warn(
                "file", Plain.count(warnings, "warning") + " in " + path, "validate shows them."));
      }
    } else {
      long errors = wrong.stream().filter(Diagnostic::isError).count();
      local.add(
          Check.fail(
              "file",
              Exit.DATA,
              path + " cannot be used: " + errors + (errors == 1 ? " error" : " errors"),
              "Mend what is named above; validate shows it again."));
    }
    return fleet;
  }

  private Summary offline(List<Check> local, Consumer<Happening> view) throws InterruptedException {
    PlatformHosts nowhere = new PlatformHosts(List.of(), Optional.empty());
    return new Checkup(world(env.network()), view)
        .examine(local, Optional.empty(), nowhere, Optional.empty(), GateOptions.ORDINARY);
  }

  private Summary online(DesiredFleet fleet, List<Check> local, Consumer<Happening> view)
      throws InterruptedException {
    Path path = Common.file(file);
    if (online.simulate && !common.quiet) {
      env.err().println(OnlineCommand.BANNER);
    }
    try (Place place =
        online.simulate
            ? Place.simulated(env, path, fleet, online)
            : Place.real(env, path, fleet, online)) {
      local.add(LocalChecks.state(place.folder().path()));
      GateOptions gates =
          new GateOptions(false, false, Set.copyOf(online.allowHost), place.connections().proxy());
      Connections.Opened opened = place.connections().open(place.fleet());
      place.connections().remarks().forEach(it -> view.accept(new Happening.Found(it)));
      try {
        return new Checkup(world(place.network()), view)
            .examine(
                local,
                Optional.of(place.fleet()),
                place.connections().hosts(place.fleet().organization()),
                Optional.of(opened),
                gates);
      } finally {
        if (opened instanceof Connections.Opened.Ready(var connection)) {
          connection.close();
        }
      }
    }
  }

  private World world(Outside network) {
    return new World(
        env.clock(), InstantSource.system(), SplittableRandom::new, network, env.stopButton());
  }

  private Summary bundled(
      Path out,
      ByteArrayOutputStream record,
      Optional<DesiredFleet> fleet,
      Summary summary,
      Consumer<Happening> view) {
    try {
      Bundle.write(out, env, record.toByteArray(), fleet, Common.file(file), online);
      if (!common.quiet && !common.json) {
        env.err()
            .println(
                "Written for support: " + out + " (no secrets, people or numbers; see about.txt).");
      }
      return summary;
    } catch (IOException failed) {
      view.accept(
          new Happening.Found(
              Diagnostic.error(
                  "bundle.failed",
                  out.toString(),
                  "The archive could not be written.",
                  failed.toString(),
                  "Name another place with --bundle.")));
      return Summary.nothing(
          NAME, Exit.worst(List.of(summary.exit(), Exit.STORE)), summary.requests());
    }
  }
}
