package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Region;
import dev.phonefleet.fleet.Secret;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.guide.GuideContract;
import dev.phonefleet.genesys.http.Credentials;
import dev.phonefleet.genesys.http.Endpoints;
import dev.phonefleet.genesys.http.EnvironmentProxies;
import dev.phonefleet.genesys.http.HttpOutside;
import dev.phonefleet.genesys.http.Loopback;
import dev.phonefleet.genesys.http.Timeouts;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.workflow.Connection;
import dev.phonefleet.workflow.Connections;
import dev.phonefleet.workflow.PlatformHosts;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Connections over HTTP to the hosts that the file means, with the credentials of the environment.
 */
final class GenesysConnections implements Connections {
  private static final String TOOL_FORMAT = "1";
  private static final String ID = "GENESYSCLOUD_OAUTHCLIENT_ID";
  private static final String SECRET = "GENESYSCLOUD_OAUTHCLIENT_SECRET";
  private static final String REGION = "GENESYSCLOUD_REGION";

  private final Map<String, String> variables;
  private final List<String> allowedHosts;
  private final Optional<String> knownAs;
  private final InstantSource clock;

  /**
   * @param variables environment and .env, merged
   * @param allowedHosts accepted although they are no Genesys Cloud domain
   */
  GenesysConnections(
      Map<String, String> variables, List<String> allowedHosts, InstantSource clock) {
    this(variables, allowedHosts, Optional.empty(), clock);
  }

  private GenesysConnections(
      Map<String, String> variables,
      List<String> allowedHosts,
      Optional<String> knownAs,
      InstantSource clock) {
    this.knownAs = knownAs;
    this.variables = variables;
    this.allowedHosts = allowedHosts;
    this.clock = clock;
  }

  /** Connections to a cloud of our own, whose port is another one each time. */
  static GenesysConnections simulated(Map<String, String> variables, InstantSource clock) {
    return new GenesysConnections(variables, List.of(), Optional.of("simulated"), clock);
  }

  private sealed interface Base {
    record Known(Endpoints endpoints) implements Base {}

    record Unknown(Exit exit, Diagnostic why) implements Base {}
  }

  @Override
  public Opened open(DesiredFleet fleet) {
    Organization organization = fleet.organization();
    return switch (where(organization)) {
      case Base.Unknown(Exit exit, Diagnostic why) -> new Opened.Refused(exit, why);
      case Base.Known(Endpoints endpoints) -> {
        String id = variables.getOrDefault(ID, "");
        String secret = variables.getOrDefault(SECRET, "");
        yield id.isBlank() || secret.isBlank()
            ? new Opened.Refused(Exit.ACCESS, noCredentials(id.isBlank() ? ID : SECRET))
            : new Opened.Ready(
                connect(fleet, endpoints, new Credentials(id.strip(), new Secret(secret.strip()))));
      }
    };
  }

  /** Where API and login would be asked; empty while that is not known. */
  PlatformHosts hosts(Organization organization) {
    List<URI> bases =
        switch (where(organization)) {
          case Base.Known(Endpoints endpoints) -> List.of(endpoints.api(), endpoints.login());
          case Base.Unknown _ -> List.of();
        };
    EnvironmentProxies proxies = new EnvironmentProxies(variables);
    boolean proxied = bases.stream().anyMatch(proxies::leads);
    return new PlatformHosts(bases, proxied ? proxies.named() : Optional.empty());
  }

  /** What a proxy variable names, without credentials. */
  Optional<String> proxy() {
    return new EnvironmentProxies(variables).named();
  }

  private Connection connect(DesiredFleet fleet, Endpoints endpoints, Credentials credentials) {
    Limits limits = fleet.limits();
    HttpOutside outside =
        new HttpOutside(
            new GuideCodec(fleet.secrets()),
            endpoints,
            credentials,
            new Timeouts(limits.connectTimeout(), limits.answerTimeout(), limits.callTimeout()),
            variables,
            clock);
    return new Connection(
        outside,
        new GuideContract(new Differences(fleet.secrets())),
        lane ->
            GuideContract.rule(
                lane,
                limits.requestsPerMinute(),
                limits.requestsPerSecondPerGroup(),
                limits.concurrency()),
        String.join(
            " ",
            TOOL_FORMAT,
            knownAs.orElse(endpoints.api().getAuthority()),
            credentials.clientId(),
            fleet.organization().tenant().orElse("-"),
            fleet.organization().name().orElse("-")),
        outside::close);
  }

  private Base where(Organization organization) {
    String at = organization.at().toString();
    Optional<String> region =
        organization
            .region()
            .or(() -> Optional.ofNullable(variables.get(REGION)).filter(it -> !it.isBlank()));
    Optional<String> domain = Region.domain(region.orElse("us-east-1"));
    if (organization.apiUrl().isEmpty() && domain.isEmpty()) {
      return new Base.Unknown(
          Exit.DATA,
          Diagnostic.error(
              "organization.region",
              at,
              "The region " + region.orElse("") + " is not known.",
              "Known are the AWS names " + Region.names() + ", and their domains.",
              "Write one of them as organization.region, or set " + REGION + "."));
    }
    if (organization.apiUrl().isEmpty() && organization.tenant().isEmpty()) {
      return new Base.Unknown(
          Exit.DATA,
          Diagnostic.error(
              "organization.tenant",
              at,
              "The tenant is not named.",
              "The guide's API host is <tenant>.<domain>.",
              "Write organization.tenant, or organization.apiUrl."));
    }
    String tenant = organization.tenant().orElse("");
    String api =
        organization.apiUrl().orElseGet(() -> "https://" + tenant + "." + domain.orElseThrow());
    String login =
        organization
            .loginUrl()
            .or(organization::apiUrl)
            .orElseGet(() -> "https://api." + domain.orElseThrow());
    return known(URI.create(trimmed(api)), URI.create(trimmed(login)), at);
  }

  private static String trimmed(String url) {
    return url.replaceAll("/+$", "");
  }

  private Base known(URI api, URI login, String at) {
    for (URI uri : List.of(api, login)) {
      String host = Optional.ofNullable(uri.getHost()).orElse("");
      boolean secure = "https".equals(uri.getScheme()) || Loopback.is(host);
      boolean ours = Loopback.is(host) || Region.ownsHost(host) || allowedHosts.contains(host);
      if (!ours || !secure) {
        return new Base.Unknown(
            Exit.POLICY,
            Diagnostic.error(
                "organization.host",
                at,
                "The host " + host + " is not used.",
                secure
                    ? "It is no Genesys Cloud domain, and credentials would be sent to it."
                    : "Plain http is accepted for this machine only.",
                secure
                    ? "Give --allow-host " + host + " if it is a gateway of yours."
                    : "Use https."));
      }
    }
    return new Base.Known(new Endpoints(api, login));
  }

  private static Diagnostic noCredentials(String missing) {
    return Diagnostic.error(
        "credentials.missing",
        "the environment",
        missing + " is not set.",
        "The OAuth client's id and secret come from the environment or from .env beside the file.",
        "Set " + ID + " and " + SECRET + ", or try --simulate, which needs neither.");
  }
}
