package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.fleet.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads {@code organization}. */
final class OrganizationReader {
  private static final SequencedMap<String, Api> APIS = new LinkedHashMap<>();

  static {
    APIS.put(Api.PUBLISHED.word(), Api.PUBLISHED);
    APIS.put(Api.GUIDE.word(), Api.GUIDE);
  }

  private static final int MOST_TOKENS = 100;

  private final Section section;
  private final Position at;

  OrganizationReader(Section section, Position at) {
    this.section = section;
    this.at = section.has("api") ? section.keyAt("api") : at;
  }

  /** Which contract is meant; empty where the file says something else. */
  Optional<Api> api() {
    return section.has("api")
        ? section.value("api", Scalars.word(APIS))
        : Optional.of(Api.PUBLISHED);
  }

  /** Reads the rest. */
  Organization read(Optional<Api> api) {
    if (api.equals(Optional.of(Api.GUIDE)) && !section.has("tenant") && !section.has("apiUrl")) {
      section.missing(
          "tenant",
          "With `api: guide` the tenant is part of the API's host, https://TENANT.DOMAIN.",
          "Write `tenant: NAME`, or `apiUrl`.");
    }
    return new Organization(
        api.orElse(Api.PUBLISHED),
        at,
        section.value("region", OrganizationReader::region),
        section.value("tenant", Scalars::label),
        section.text("name"),
        section.value("apiUrl", Addresses::url),
        section.value("loginUrl", Addresses::url),
        tokens(api),
        process());
  }

  private int tokens(Optional<Api> api) {
    int tokens = section.value("tokens", Scalars.whole(1, MOST_TOKENS)).orElse(1);
    if (tokens > 1 && api.equals(Optional.of(Api.GUIDE))) {
      Contract.refuse(section.source().findings(), section, "tokens");
    }
    return tokens;
  }

  private List<String> process() {
    Optional<Section> credentials = section.section("credentials");
    credentials.ifPresent(
        found -> found.notEmpty("process", "Write the program and its arguments."));
    return credentials.flatMap(found -> found.values("process", Scalars::text)).orElse(List.of());
  }

  /** Regions are added now and then: a domain that is not known is taken as it is. */
  private static Checked<String> region(Node.Scalar scalar) {
    return Scalars.text(scalar)
        .then(text ->
            Region.domain(text).isPresent()
                    || (text.contains(".") && Scalars.host(scalar) instanceof Checked.Good)
                ? Checked.good(text)
                : Checked.bad(
                    Code.UNKNOWN_REGION,
                    Mistake.shown(text) + " is no region that is known.",
                    "Known: " + Region.names() + ", and their domains.",
                    Nearest.to(text, List.of(Region.names().split(", ")))
                        .map(near -> "Did you mean `" + near + "`?")
                        .orElse("Write one of them, or the region's domain.")));
  }
}
