package dev.phonefleet.cli;

import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.workflow.PlanFleet;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what apply would do. */
@Command(name = "plan", description = "Show what apply would do; writes nothing.")
final class PlanCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin Common.Online online = new Common.Online();
  @Mixin Common.Gates gates = new Common.Gates();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: fleet.yaml")
  Optional<Path> file = Optional.empty();

  @Option(names = "--detailed-exitcode", description = "End with 2 when there are changes.")
  boolean detailedExitcode;

  private final Env env;

  PlanCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    common.asks = true;
    return new OnlineCommand(env, common, online, "plan")
        .run(
            Common.file(file),
            (place, connection, world, view) -> {
              GateOptions options = OnlineCommand.gates(gates, online, place, view);
              return new PlanFleet(world, view)
                  .plan(
                      place.fleet(),
                      connection,
                      OnlineCommand.mandate(gates),
                      options,
                      detailedExitcode);
            });
  }
}
