package dev.phonefleet.cli;

import dev.phonefleet.desired.Organization;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Region;
import dev.phonefleet.genesys.http.Endpoints;
import dev.phonefleet.genesys.http.Loopback;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where API and login are: by the contract and the region, unless the file names other hosts. No
 * secret goes to a host that is neither the platform's nor named on the command line.
 */
final class Hosts {
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

  private final Organization organization;
  private final List<String> allowed;

  /**
   * A region and who names it.
   *
   * @param from for messages
   */
  record Place(String region, String from) {}

  private Hosts(Organization organization, List<String> allowed) {
    this.organization = organization;
    this.allowed = allowed;
  }

  /**
   * The hosts of an organisation.
   *
   * @param allowed hosts that are accepted although they are no Genesys Cloud domain
   */
  static Attempt<Endpoints> of(Organization organization, Place place, List<String> allowed) {
    return new Hosts(organization, allowed).find(place);
  }

  private Attempt<Endpoints> find(Place place) {
    Optional<String> domain = domain(place.region());
    if (organization.apiUrl().isPresent()) {
      // A secret never goes to a host that the file does not mean.
      String api = organization.apiUrl().get();
      return known(api, organization.loginUrl().orElse(api));
    }
    if (domain.isEmpty()) {
      return failed(
          Exit.DATA,
          "organization.region",
          "The region " + place.region() + " of " + place.from() + " is not known.",
          "Known are the AWS names " + Region.names() + ", and their domains.",
          "Write one of them as organization.region, or set " + ClientAccess.REGION + ".");
    }
    return switch (organization.api()) {
      case PUBLISHED ->
          known(
              "https://api." + domain.get(),
              organization.loginUrl().orElse("https://login." + domain.get()));
      case GUIDE -> guide(domain.get());
    };
  }

  private Attempt<Endpoints> guide(String domain) {
    if (organization.tenant().isEmpty()) {
      return failed(
          Exit.DATA,
          "organization.tenant",
          "The tenant is not named.",
          "The guide's API host is <tenant>.<domain>.",
          "Write organization.tenant, or organization.apiUrl.");
    }
    return known(
        "https://" + organization.tenant().get() + "." + domain,
        organization.loginUrl().orElse("https://api." + domain));
  }

  /** Regions are added now and then: a domain that is not known is taken as it stands. */
  private static Optional<String> domain(String region) {
    return Region.domain(region)
        .or(() ->
            Optional.of(region.strip().toLowerCase(Locale.ROOT))
                .filter(text -> DOMAIN.matcher(text).matches()));
  }

  private Attempt<Endpoints> known(String api, String login) {
    Endpoints endpoints = new Endpoints(base(api), base(login));
    for (URI uri : List.of(endpoints.api(), endpoints.login())) {
      String host = host(uri);
      if (!"https".equals(uri.getScheme()) && !Loopback.is(host)) {
        return failed(
            Exit.POLICY,
            "organization.host",
            "The host " + host + " is not used.",
            "Plain http is accepted for this machine only.",
            "Use https.");
      }
    }
    List<String> foreign =
        List.of(endpoints.api(), endpoints.login()).stream()
            .map(Hosts::host)
            .distinct()
            .filter(host -> !Loopback.is(host) && !Region.ownsHost(host) && !allowed.contains(host))
            .toList();
    return foreign.isEmpty()
        ? new Attempt.Got<>(endpoints)
        : failed(
            Exit.POLICY,
            "organization.host",
            "The host " + String.join(" and the host ", foreign) + " is not used.",
            "It is no Genesys Cloud domain, and credentials would be sent to it.",
            "Give --allow-host "
                + String.join(" --allow-host ", foreign)
                + " if it is a gateway of yours.");
  }

  private static String host(URI uri) {
    return Optional.ofNullable(uri.getHost()).orElse("");
  }

  /** A path stays: gateways have one before the API's own. */
  private static URI base(String url) {
    return URI.create(url.replaceAll("/+$", ""));
  }

  private Attempt<Endpoints> failed(Exit exit, String code, String what, String why, String next) {
    return new Attempt.Failed<>(
        exit, Diagnostic.error(code, organization.at().toString(), what, why, next));
  }
}
