package dev.phonefleet.cli;

import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.workflow.Connection;
import dev.phonefleet.workflow.ExportFleet;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.Summary;
import dev.phonefleet.workflow.World;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what is live as a file and inventories. */
@Command(
    name = ExportFleet.COMMAND,
    description = {
      "Write what is live to DIR: fleet.yaml and inventories, which plan no change.",
      "Where to ask comes from the options, or from GENESYSCLOUD_REGION. Secrets are left out."
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin Common.Online online = new Common.Online();
  @Mixin Where where = new Where();

  @Parameters(paramLabel = "DIR", description = "A folder without a fleet.yaml; it is made.")
  @Nullable Path folder;

  @Option(names = "--site", paramLabel = "S", description = "Only this site and its edge group.")
  @Nullable String site;

  private final Env env;

  ExportCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    Organization organization = where.organization(false);
    if (organization.api() == Organization.Api.GUIDE) {
      throw where.usage("export reads the published API; it has nothing for --api guide");
    }
    if (online.simulate) {
      throw where.usage("--simulate seeds its cloud from a file, and export is there to make one");
    }
    ExportFolder into = new ExportFolder(folder == null ? Path.of("") : folder);
    Optional<String> taken = into.taken();
    if (taken.isPresent()) {
      throw where.usage(taken.get());
    }
    OnlineCommand command = new OnlineCommand(env, common, online, ExportFleet.COMMAND);
    return command.run(
        Common.file(Optional.empty()),
        Place.noFile(organization),
        env.view(common),
        (place, connection, world, view) -> export(place, connection, world, view, into));
  }

  private Summary export(
      Place place, Connection connection, World world, Consumer<Happening> view, ExportFolder into)
      throws InterruptedException {
    ExportFleet.Result result =
        new ExportFleet(world, view)
            .export(place.fleet(), connection.reading(), Optional.ofNullable(site));
    if (result.files().isEmpty()) {
      return result.summary();
    }
    Optional<Diagnostic> failed = into.write(result.files(), view);
    if (failed.isPresent()) {
      view.accept(new Happening.Found(failed.get()));
      return Summary.nothing(ExportFleet.COMMAND, Exit.STORE, result.summary().requests());
    }
    result.counts().ifPresent(view);
    return result.summary();
  }
}
