package dev.phonefleet.cli;

import dev.phonefleet.desired.FleetSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of the file. */
@Command(name = "schema", description = "Print the JSON Schema of fleet.yaml, for editors.")
final class SchemaCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  private final Env env;

  SchemaCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() {
    env.out().println(FleetSchema.json());
    return 0;
  }
}
