package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.RebootPhones;
import dev.phonefleet.workflow.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restarts phones. */
@Command(
    name = "reboot",
    description = {
      "Restart selected phones, never one that is being provisioned.",
      "Whether a phone is in a call cannot be seen: its call ends."
    })
final class RebootCommand implements Callable<Integer> {
  private static final String NAME = "reboot";

  @Mixin Common common = new Common();
  @Mixin Common.Online online = new Common.Online();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: fleet.yaml")
  Optional<Path> file = Optional.empty();

  @Mixin Where where = new Where();

  @Option(
      names = "--select",
      required = true,
      converter = Select.class,
      paramLabel = "KEY=VALUE,...",
      description = {
        "Phones by group=, site=, mac= and name=; all of it must hold.",
        "Repeated: phones for which any of them holds."
      })
  List<Selection> selections = new ArrayList<>();

  @Option(names = "--yes", description = "Do not ask; needed without a terminal.")
  boolean yes;

  private final Env env;

  RebootCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    common.asks = !yes;
    OnlineCommand command = new OnlineCommand(env, common, online, NAME);
    OnlineCommand.Body body =
        (place, connection, world, view) ->
            new RebootPhones(world, view, this::approve)
                .reboot(place.fleet(), connection, selections, where.given());
    if (!where.given()) {
      return command.run(Common.file(file), this::refusal, body);
    }
    Consumer<Happening> view = env.view(common);
    DesiredFleet nothing = Place.noFile(where.organization(file.isPresent()));
    Optional<OnlineCommand.Refused> refused = refusal(nothing);
    if (refused.isPresent()) {
      view.accept(new Happening.Found(refused.get().why()));
      return command.end(view, refused.get().exit());
    }
    return command.run(Common.file(file), nothing, view, body);
  }

  /** What keeps it from beginning. */
  private Optional<OnlineCommand.Refused> refusal(DesiredFleet fleet) {
    if (fleet.organization().api() == Organization.Api.GUIDE) {
      return refused(
          Diagnostic.error(
              "reboot.other-api",
              fleet.organization().at().toString(),
              "Phones are restarted over the published API only.",
              "The file, or --api, says guide.",
              "Restart the phone itself, or use the published API."));
    }
    return yes || (env.ask().isPresent() && !common.json)
        ? Optional.empty()
        : refused(
            Diagnostic.error(
                "reboot.cannot-ask",
                "the command line",
                "There is nobody to ask whether these phones are meant.",
                "Standard input is no terminal, or --json was given.",
                "Add --yes to restart them without asking, or run status to look first."));
  }

  private static Optional<OnlineCommand.Refused> refused(Diagnostic why) {
    return Optional.of(new OnlineCommand.Refused(Exit.USAGE, why));
  }

  private boolean approve(int phones) {
    if (yes) {
      return true;
    }
    CompletableFuture<String> answered = new CompletableFuture<>();
    env.stopButton().whenPressed(() -> answered.complete(""));
    String question =
        "Restart "
            + (phones == 1 ? "this phone" : "these " + phones + " phones")
            + "? Only \"yes\" does: ";
    env.ask()
        .ifPresent(ask ->
            Thread.ofPlatform().daemon().start(() -> answered.complete(ask.apply(question))));
    String answer = env.ask().isPresent() ? answered.join() : "";
    return answer.strip().toLowerCase(Locale.ROOT).equals("yes");
  }
}
