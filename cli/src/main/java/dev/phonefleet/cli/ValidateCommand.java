package dev.phonefleet.cli;

import dev.phonefleet.cli.view.HumanView;
import dev.phonefleet.cli.view.Plain;
import dev.phonefleet.cli.view.Screen;
import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.FleetReader;
import dev.phonefleet.desired.Reading;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.Summary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks the file without asking anybody. */
@Command(
    name = "validate",
    description = "Check the file and its inventories, offline: every mistake at once.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: fleet.yaml")
  Optional<Path> file = Optional.empty();

  private final Env env;

  ValidateCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() {
    Path path = Common.file(file);
    Reading reading = new FleetReader().read(path);
    Exit exit = reading.fleet().isPresent() ? Exit.DONE : Exit.DATA;
    Consumer<Happening> view =
        common.json
            ? env.view(common)
            : new HumanView(onStdout(), common.quiet, common.verbose, false, env.clock());
    reading.findings().forEach(finding -> view.accept(new Happening.Found(finding)));
    Summary summary = Summary.nothing("validate", exit, 0);
    if (common.json) {
      view.accept(new Happening.Over(summary));
      return exit.code();
    }
    if (view instanceof HumanView people) {
      people.flush();
    }
    verdict(path, reading);
    return exit.code();
  }

  /** Findings are this command's result. */
  private Screen onStdout() {
    Screen screen = env.screen(common);
    return new Screen(screen.out(), screen.out(), screen.colour(), false, screen.width());
  }

  private void verdict(Path path, Reading reading) {
    Screen screen = env.screen(common);
    long errors = reading.findings().stream().filter(Diagnostic::isError).count();
    if (reading.fleet().isEmpty()) {
      screen.out().println();
      screen
          .out()
          .println(
              screen.red(Plain.count(errors, "error")) + " in " + path + " and its inventories.");
      return;
    }
    if (!common.quiet) {
      DesiredFleet fleet = reading.fleet().get();
      long phones = fleet.groups().stream().mapToLong(group -> group.phones().size()).sum();
      screen
          .out()
          .println(
              screen.green("Valid:")
                  + " "
                  + path
                  + " declares "
                  + Plain.count(fleet.groups().size(), "edge group")
                  + " and "
                  + Plain.count(phones + fleet.ungrouped().size(), "phone")
                  + ".");
    }
  }
}
