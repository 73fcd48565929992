package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Position;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.workflow.Happening;
import dev.phonefleet.workflow.ReadStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is there. */
@Command(
    name = "status",
    description = "Show groups and phones by state: those of FILE, or all without a file.")
final class StatusCommand implements Callable<Integer> {
  @Mixin Common common = new Common();
  @Mixin Common.Online online = new Common.Online();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: fleet.yaml")
  Optional<Path> file = Optional.empty();

  @Option(names = "--api", paramLabel = "API", description = "Without a file: guide.")
  @Nullable String api;

  @Option(names = "--region", paramLabel = "REGION", description = "Without a file: the region.")
  @Nullable String region;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Without a file: the tenant.")
  @Nullable String tenant;

  @Option(names = "--api-url", paramLabel = "URL", description = "Without a file: the API's URL.")
  @Nullable String apiUrl;

  @Option(
      names = "--login-url",
      paramLabel = "URL",
      description = "Without a file: the login URL (default: the API's).")
  @Nullable String loginUrl;

  @Spec CommandSpec spec = CommandSpec.create();

  private final Env env;

  StatusCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws Exception {
    OnlineCommand command = new OnlineCommand(env, common, online, "status");
    Path path = Common.file(file);
    boolean described =
        api != null || region != null || apiUrl != null || tenant != null || loginUrl != null;
    if (described && file.isPresent()) {
      throw usage(
          "FILE says where; --api, --region, --tenant, --api-url and --login-url are for"
              + " status without a file");
    }
    if (described) {
      Consumer<Happening> view = env.view(common);
      DesiredFleet fleet = Place.noFile(organization());
      if (fleet.organization().api() == Organization.Api.PUBLISHED) {
        Loaded.refuseApi(fleet.organization().at(), view);
        return command.end(view, Exit.DATA);
      }
      return command.run(
          path,
          fleet,
          view,
          (place, connection, world, to) ->
              new ReadStatus(world, to).status(place.fleet(), connection, true));
    }
    return command.run(
        path,
        (place, connection, world, view) ->
            new ReadStatus(world, view).status(place.fleet(), connection, false));
  }

  private ParameterException usage(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  /** A URL that can be asked; anything else is wrong use of the command line. */
  private Optional<String> url(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(text);
      boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null) {
        return Optional.of(text);
      }
    } catch (IllegalArgumentException unreadable) {
      throw usage("\"" + text + "\" is no URL");
    }
    throw usage("\"" + text + "\" is no http or https URL of a host");
  }

  private Organization organization() {
    if (api != null && !api.equals("guide") && !api.equals("published")) {
      throw usage("--api is guide or published, not \"" + api + "\"");
    }
    Organization.Api which =
        "guide".equals(api) ? Organization.Api.GUIDE : Organization.Api.PUBLISHED;
    return new Organization(
        which,
        new Position("the command line (--api)", 1, 0),
        Optional.ofNullable(region),
        Optional.ofNullable(tenant),
        Optional.empty(),
        url(apiUrl),
        url(loginUrl));
  }
}
