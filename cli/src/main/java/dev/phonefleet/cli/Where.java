package dev.phonefleet.cli;

import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Position;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say where the platform is, for commands that work without a file too. */
final class Where {
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

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  /** Whether any of them was given. */
  boolean given() {
    return api != null || region != null || apiUrl != null || tenant != null || loginUrl != null;
  }

  /** The organisation that they describe; with a file they are wrong use. */
  Organization organization(boolean withFile) {
    if (withFile) {
      throw usage(
          "FILE says where; --api, --region, --tenant, --api-url and --login-url are for "
              + spec.name()
              + " without a file");
    }
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

  ParameterException usage(String words) {
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
}
