package dev.phonefleet.cli;

import dev.phonefleet.cli.view.JsonView;
import dev.phonefleet.cli.view.Plain;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.network.NetworkProbes;
import dev.phonefleet.network.Routes;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.StopButton;
import dev.phonefleet.workflow.Summary;
import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import sun.misc.Signal;

/** The command line. The only place where adapters are made and put together. */
@Command(
    name = "phonefleet",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Keeps the edge groups and desk phones of a Genesys Cloud organisation the way a"
            + " file says.",
    footer = {
      "",
      "Try it without an account:",
      "  ./phonefleet apply examples/quickstart/fleet.yaml --simulate --yes",
      "",
      "Exit codes: 0 done, 3 some items failed, 4 credentials or permission, 5 locked,",
      "6 a gate stayed shut, 9 refused by policy, 10 doctor: warnings only, 64 usage,",
      "65 bad file, 74 disk, 75 out of reach. All of them: docs/exit-codes.md"
    })
public final class Main {
  private static final int BUG = Exit.BUG.code();

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    StopButton stopButton = new StopButton();
    signal("INT", Exit.INTERRUPTED, stopButton);
    signal("TERM", Exit.TERMINATED, stopButton);
    System.exit(run(env(stopButton), args));
  }

  /** The first signal stops safely, the second at once. */
  private static void signal(String name, Exit exit, StopButton stopButton) {
    Signal.handle(
        new Signal(name),
        signal -> {
          if (stopButton.pressed().isPresent()) {
            System.err.println();
            System.err.println("Ended at once. Run the same command again; it goes on.");
            Runtime.getRuntime().halt(exit.code());
          }
          System.err.println();
          System.err.println(
              "Stopping: what is in flight is finished, at most 8 s."
                  + System.lineSeparator()
                  + "Once more ends at once. Running the same command again goes on.");
          stopButton.press(exit);
        });
  }

  private static Env env(StopButton stopButton) {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    Optional<Function<String, String>> ask =
        console.map(it -> question -> Optional.ofNullable(it.readLine("%s", question)).orElse(""));
    InstantSource clock = steadyClock();
    boolean out = Terminal.isTerminal(1);
    boolean err = Terminal.isTerminal(2);
    return new Env(
        System.getenv(),
        System.out,
        System.err,
        out,
        err,
        ask,
        clock,
        new Lazily(
            () -> new NetworkProbes(Routes.DIRECT, Optional.empty(), clock, new SecureRandom())),
        stopButton,
        Terminal.width(out || err));
  }

  /** Wall-clock time at the start, and from there time that never goes back. */
  private static InstantSource steadyClock() {
    Instant start = Instant.now();
    long ticks = System.nanoTime();
    return () -> start.plusNanos(System.nanoTime() - ticks);
  }

  /** Runs one command; answers its exit code. */
  static int run(Env env, String... args) {
    boolean json = List.of(args).contains("--json");
    CommandLine line = commandLine(env, json);
    return line.execute(args);
  }

  /** What is wrong with a command line or with us, for scripts. */
  private static void tellScripts(Env env, CommandLine command, Exit exit, String what) {
    JsonView view = new JsonView(env.out());
    view.accept(
        new Happening.Found(
            Diagnostic.error(
                exit == Exit.USAGE ? "usage" : "bug",
                "the command line",
                what,
                "",
                exit == Exit.USAGE
                    ? "phonefleet help" + Usage.name(command)
                    : "Report this bug.")));
    view.accept(new Happening.Over(Summary.nothing(command.getCommandName(), exit, 0)));
  }

  private static CommandLine commandLine(Env env, boolean json) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new ValidateCommand(env))
            .addSubcommand(new PlanCommand(env))
            .addSubcommand(new ApplyCommand(env))
            .addSubcommand(new StatusCommand(env))
            .addSubcommand(new DoctorCommand(env))
            .addSubcommand(new DiagnoseCommand(env))
            .addSubcommand(new ExportCommand(env))
            .addSubcommand(new RebootCommand(env))
            .addSubcommand(new SimulatorCommand(env))
            .addSubcommand(new SchemaCommand(env))
            .addSubcommand(new HelpCommand());
    line.setOut(writer(env.out()));
    line.setErr(writer(env.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExitCodeExceptionMapper(bug -> BUG);
    line.setParameterExceptionHandler((wrong, args) -> {
      CommandLine command = wrong.getCommandLine();
      if (json) {
        tellScripts(env, command, Exit.USAGE, Usage.words(wrong));
      }
      if (args.length == 0) {
        command.usage(command.getErr());
        return Exit.USAGE.code();
      }
      command.getErr().println(Plain.wrapped("error  " + Usage.words(wrong), env.width(), 7));
      command.getErr().println("next:  phonefleet help" + Usage.name(command));
      return Exit.USAGE.code();
    });
    line.setExecutionExceptionHandler((bug, command, _) -> {
      if (json) {
        tellScripts(env, command, Exit.BUG, "unexpected: " + bug);
      }
      command.getErr().println("error  unexpected: " + bug);
      command.getErr().println("  This is a bug in phonefleet; run again with -v for its trace.");
      if (command.getParseResult().hasMatchedOption("-v")) {
        bug.printStackTrace(command.getErr());
      }
      return BUG;
    });
    line.getSubcommands()
        .values()
        .forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  /** The version that the jar was built as. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"phonefleet " + (version == null ? "development" : version)};
    }
  }
}
