package dev.phonefleet.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Regions of Genesys Cloud, by AWS name and by domain. Source: the names that the published
 * configuration tools use.
 */
public final class Region {
  private static final Map<String, String> DOMAINS =
      Map.ofEntries(
          Map.entry("us-east-1", "mypurecloud.com"),
          Map.entry("us-east-2", "use2.us-gov-pure.cloud"),
          Map.entry("us-west-2", "usw2.pure.cloud"),
          Map.entry("ca-central-1", "cac1.pure.cloud"),
          Map.entry("mx-central-1", "mxc1.pure.cloud"),
          Map.entry("sa-east-1", "sae1.pure.cloud"),
          Map.entry("eu-west-1", "mypurecloud.ie"),
          Map.entry("eu-west-2", "euw2.pure.cloud"),
          Map.entry("eu-central-1", "mypurecloud.de"),
          Map.entry("eu-central-2", "euc2.pure.cloud"),
          Map.entry("eusc-de-east-1", "edee1.eusc-pure.cloud"),
          Map.entry("me-central-1", "mec1.pure.cloud"),
          Map.entry("ap-south-1", "aps1.pure.cloud"),
          Map.entry("ap-southeast-1", "apse1.pure.cloud"),
          Map.entry("ap-southeast-2", "mypurecloud.com.au"),
          Map.entry("ap-northeast-1", "mypurecloud.jp"),
          Map.entry("ap-northeast-2", "apne2.pure.cloud"),
          Map.entry("ap-northeast-3", "apne3.pure.cloud"));

  /** Below these the platform has all its newer regions, those to come included. */
  private static final List<String> PARENTS =
      List.of("pure.cloud", "us-gov-pure.cloud", "eusc-pure.cloud");

  private Region() {}

  /** The domain of an AWS name or of a domain; empty where neither is known. */
  public static Optional<String> domain(String region) {
    String folded = region.strip().toLowerCase(Locale.ROOT);
    if (DOMAINS.containsValue(folded)) {
      return Optional.of(folded);
    }
    return Optional.ofNullable(DOMAINS.get(folded));
  }

  /** Whether two spellings name the same region: an AWS name equals its domain, case is ignored. */
  public static boolean aligned(String one, String other) {
    return canonical(one).equals(canonical(other));
  }

  /** One spelling for all spellings of a region. */
  public static String canonical(String region) {
    return domain(region).orElse(region.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether the host belongs to a Genesys Cloud domain. */
  public static boolean ownsHost(String host) {
    String folded = host.toLowerCase(Locale.ROOT);
    return DOMAINS.values().stream()
            .anyMatch(domain -> folded.equals(domain) || folded.endsWith("." + domain))
        || PARENTS.stream().anyMatch(parent -> folded.endsWith("." + parent));
  }

  /** All AWS names, sorted, for messages. */
  public static String names() {
    return DOMAINS.keySet().stream().sorted().reduce((a, b) -> a + ", " + b).orElse("");
  }
}
