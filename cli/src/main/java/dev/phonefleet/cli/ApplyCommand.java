package dev.phonefleet.cli;

import dev.phonefleet.desired.ConfigHash;
import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.history.ManifestStore;
import dev.phonefleet.history.RunLock;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.store.FolderLock;
import dev.phonefleet.store.InMemoryJournal;
import dev.phonefleet.store.ManifestFile;
import dev.phonefleet.workflow.ApplyOptions;
import dev.phonefleet.workflow.ApplyPlan;
import dev.phonefleet.workflow.Connection;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.Summary;
import dev.phonefleet.workflow.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the organisation as the file says. */
@Command(name = "apply", description = "Plan, ask, and make the organisation as the file says.")
final class ApplyCommand implements Callable<Integer> {
  private static final String NAME = "apply";

  @Mixin Common common = new Common();
  @Mixin Common.Online online = new Common.Online();
  @Mixin Common.Gates gates = new Common.Gates();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: fleet.yaml")
  Optional<Path> file = Optional.empty();

  @Option(names = "--yes", description = "Do not ask; needed without a terminal.")
  boolean yes;

  @Option(
      names = "--if-changed",
      description = "Do nothing when this very configuration was the last complete success.")
  boolean ifChanged;

  @Option(
      names = "--repair-failed",
      description = "Try one write on FAILED phones that differ from the file.")
  boolean repairFailed;

  @Option(names = "--no-wait", description = "Do not wait when only busy phones are left.")
  boolean noWait;

  private final Env env;

  ApplyCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    common.asks = !yes;
    OnlineCommand command = new OnlineCommand(env, common, online, NAME);
    return command.run(Common.file(file), this::refusal, this::apply);
  }

  /** Without anybody to ask nothing may begin, unless the manifest can end the run early. */
  private Optional<OnlineCommand.Refused> refusal(DesiredFleet fleet) {
    return yes || endsEarly(fleet) || canAsk()
        ? Optional.empty()
        : Optional.of(new OnlineCommand.Refused(Exit.USAGE, cannotAsk()));
  }

  private boolean endsEarly(DesiredFleet fleet) {
    return ifChanged || fleet.rollout().ifChanged();
  }

  private boolean canAsk() {
    return env.ask().isPresent() && !common.json;
  }

  private Summary apply(Place place, Connection connection, World world, Consumer<Happening> view)
      throws InterruptedException {
    ManifestStore manifests = new ManifestFile(place.folder());
    if (endsEarly(place.fleet()) && ApplyPlan.covered(place.fleet(), connection, manifests)) {
      view.accept(new Happening.Skipped(ConfigHash.of(place.fleet())));
      return Summary.nothing(NAME, Exit.DONE, 0);
    }
    if (!yes && !canAsk()) {
      view.accept(new Happening.Found(cannotAsk()));
      return Summary.nothing(NAME, Exit.USAGE, 0);
    }
    RunLock lock = new FolderLock(place.folder(), holder());
    return switch (take(lock, world)) {
      case RunLock.Attempt.Taken(Optional<String> holder) -> {
        view.accept(new Happening.Found(taken(place, holder)));
        yield Summary.nothing(NAME, Exit.LOCKED, 0);
      }
      case RunLock.Attempt.Held(Runnable release) -> {
        try {
          ApplyOptions options =
              new ApplyOptions(
                  OnlineCommand.mandate(gates),
                  repairFailed,
                  noWait,
                  OnlineCommand.gates(gates, online, place, view));
          yield new ApplyPlan(world, view, this::approve, manifests, new InMemoryJournal())
              .apply(place.fleet(), connection, options);
        } finally {
          release.run();
        }
      }
    };
  }

  private RunLock.Attempt take(RunLock lock, World world) throws InterruptedException {
    Instant end = world.clock().instant().plus(common.lockTimeout);
    RunLock.Attempt attempt = lock.tryLock();
    while (attempt instanceof RunLock.Attempt.Taken
        && world.clock().instant().isBefore(end)
        && env.stopButton().pressed().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(200);
      attempt = lock.tryLock();
    }
    return attempt;
  }

  private boolean approve(Plan plan) {
    if (yes) {
      return true;
    }
    CompletableFuture<String> answered = new CompletableFuture<>();
    env.stopButton().whenPressed(() -> answered.complete(""));
    env.ask()
        .ifPresent(ask ->
            Thread.ofPlatform()
                .daemon()
                .start(() -> answered.complete(ask.apply("Apply this plan? Only \"yes\" does: "))));
    String answer = env.ask().isPresent() ? answered.join() : "";
    return answer.strip().toLowerCase(Locale.ROOT).equals("yes");
  }

  private static String holder() {
    ProcessHandle process = ProcessHandle.current();
    return "pid "
        + process.pid()
        + " of "
        + System.getProperty("user.name", "?")
        + ", command apply, since "
        + Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
  }

  private static Diagnostic cannotAsk() {
    return Diagnostic.error(
        "apply.cannot-ask",
        "the command line",
        "There is nobody to ask whether the plan is right.",
        "Standard input is no terminal, or --json was given.",
        "Add --yes to apply without asking, or run plan to look first.");
  }

  private static Diagnostic taken(Place place, Optional<String> holder) {
    return Diagnostic.error(
        "lock.held",
        place.folder().path().toString(),
        "Another run works on this file: " + holder.orElse("it does not say who") + ".",
        "Two runs at once would undo each other's looks.",
        "Wait for it, or let this run wait with --lock-timeout 10m. The lock ends with its"
            + " process.");
  }
}
