package dev.phonefleet.cli;

import dev.phonefleet.workflow.ReadStatus;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what is there. */
@Command(
    name = "status",
    description = "Show groups and phones by state: those of FILE, or all without a file.")
final class StatusCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin Common.Online online = new Common.Online();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: fleet.yaml")
  Optional<Path> file = Optional.empty();

  @Mixin Where where = new Where();

  private final Env env;

  StatusCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    OnlineCommand command = new OnlineCommand(env, common, online, "status");
    return command.run(
        where,
        file,
        (place, connection, world, view) ->
            new ReadStatus(world, view).status(place.fleet(), connection, where.given()));
  }
}
