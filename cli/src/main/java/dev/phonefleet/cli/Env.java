package dev.phonefleet.cli;

import dev.phonefleet.cli.view.HumanView;
import dev.phonefleet.cli.view.JsonView;
import dev.phonefleet.cli.view.Screen;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.StopButton;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the process gives its commands.
 *
 * @param variables environment variables
 * @param errIsTerminal whether stderr is looked at by a person
 * @param ask asks a question and gives the answer; empty where nobody can be asked
 * @param clock never goes back
 * @param network answers every probe of the real network
 * @param width columns of the terminal
 */
record Env(
    Map<String, String> variables,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Optional<Function<String, String>> ask,
    InstantSource clock,
    Outside network,
    StopButton stopButton,
    int width) {
  /** The user's folder, as other programs find it. */
  Optional<Path> home() {
    return Stream.of("HOME", "USERPROFILE")
        .map(name -> variables.getOrDefault(name, ""))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .findFirst();
  }

  Screen screen(Common common) {
    boolean wanted =
        !common.noColor
            && variables.getOrDefault("NO_COLOR", "").isEmpty()
            && !variables.getOrDefault("TERM", "").equals("dumb");
    boolean forced = !variables.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
    boolean colour = wanted && (forced || (outIsTerminal && errIsTerminal));
    boolean live = errIsTerminal && !variables.getOrDefault("TERM", "").equals("dumb");
    return new Screen(out, err, colour, live, width);
  }

  Consumer<Happening> view(Common common) {
    return common.json
        ? new JsonView(out)
        : new HumanView(screen(common), common.quiet, common.verbose, common.asks, clock);
  }
}
