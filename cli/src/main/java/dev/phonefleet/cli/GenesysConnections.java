package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.guide.GuideContract;
import dev.phonefleet.genesys.http.Credentials;
import dev.phonefleet.genesys.http.Endpoints;
import dev.phonefleet.genesys.http.EnvironmentProxies;
import dev.phonefleet.genesys.http.HttpOutside;
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
 * Connections over HTTP to the hosts that the file means, with the credentials that the run was
 * given.
 */
final class GenesysConnections implements Connections {
  private static final String TOOL_FORMAT = "1";

  private final Map<String, String> variables;
  private final ClientAccess access;
  private final List<String> allowedHosts;
  private final Optional<String> knownAs;
  private final InstantSource clock;

  /**
   * @param variables environment and .env, merged: for proxies
   * @param allowedHosts accepted although they are no Genesys Cloud domain
   */
  GenesysConnections(
      Map<String, String> variables,
      ClientAccess access,
      List<String> allowedHosts,
      InstantSource clock) {
    this(variables, access, allowedHosts, Optional.empty(), clock);
  }

  private GenesysConnections(
      Map<String, String> variables,
      ClientAccess access,
      List<String> allowedHosts,
      Optional<String> knownAs,
      InstantSource clock) {
    this.knownAs = knownAs;
    this.access = access;
    this.variables = variables;
    this.allowedHosts = allowedHosts;
    this.clock = clock;
  }

  /** Connections to a cloud of our own, whose port is another one each time. */
  static GenesysConnections simulated(Map<String, String> variables, InstantSource clock) {
    return new GenesysConnections(
        variables, ClientAccess.variables(variables), List.of(), Optional.of("simulated"), clock);
  }

  @Override
  public Opened open(DesiredFleet fleet) {
    Organization organization = fleet.organization();
    Attempt<Connection> connection =
        where(organization)
            .then(endpoints ->
                access
                    .credentials(organization)
                    .then(
                        credentials -> new Attempt.Got<>(connect(fleet, endpoints, credentials))));
    return switch (connection) {
      case Attempt.Got<Connection>(Connection ready) -> new Opened.Ready(ready);
      case Attempt.Failed<Connection>(Exit exit, Diagnostic why) -> new Opened.Refused(exit, why);
    };
  }

  /** What is worth telling about whose credentials are used. */
  List<Diagnostic> remarks() {
    return access.remarks();
  }

  private Attempt<Endpoints> where(Organization organization) {
    return access.region(organization).then(place -> Hosts.of(organization, place, allowedHosts));
  }

  /** Where API and login would be asked; empty while that is not known. */
  PlatformHosts hosts(Organization organization) {
    List<URI> bases =
        where(organization) instanceof Attempt.Got<Endpoints>(Endpoints(URI api, URI login))
            ? List.of(api, login)
            : List.of();
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
            knownAs.orElse(endpoints.api().getAuthority() + endpoints.api().getRawPath()),
            credentials.clientId(),
            fleet.organization().tenant().orElse("-"),
            fleet.organization().name().orElse("-")),
        outside::close);
  }
}
