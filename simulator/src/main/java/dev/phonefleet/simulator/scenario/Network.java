package dev.phonefleet.simulator.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The network around the phones: two resolvers, and in each of two regions an HTTPS and a TFTP
 * endpoint, all on 127.0.0.1. Durations are platform time.
 *
 * @param propagation how long after a group became ACTIVE its provisioning host gets an address;
 *     default 0 s
 * @param lag by how much each of the two resolvers is later than that; default 0 s
 * @param address the address of names in the tenant's default region; default 127.0.0.1
 * @param otherRegionAddress the address of names of groups in other regions; default 127.0.0.1
 * @param names names that are answered otherwise, or exist at all; default none
 * @param https how the HTTPS endpoints answer
 * @param tftp how the TFTP endpoints answer; default {@link TftpMode#ERROR}
 * @param dnsPorts the ports of the two resolvers, UDP and TCP; default 0, which is any free one
 * @param httpsPorts the ports of the HTTPS endpoints, the tenant's region first; default 0
 * @param tftpPorts the ports of the TFTP endpoints, the tenant's region first; default 0
 * @param phonesDependOnIt whether a phone fails that leaves PENDING while its group's name does not
 *     resolve, or while its region's HTTPS endpoint is of no use; default no
 */
public record Network(
    Span propagation,
    List<Duration> lag,
    String address,
    String otherRegionAddress,
    Map<String, List<NameAnswer>> names,
    PerRegion<HttpsBehavior> https,
    PerRegion<TftpMode> tftp,
    List<Integer> dnsPorts,
    List<Integer> httpsPorts,
    List<Integer> tftpPorts,
    boolean phonesDependOnIt) {
  private static final int RESOLVERS = 2;

  /** Wide, since group names may have spaces. */
  private static final Pattern HOST =
      Pattern.compile("[ -~&&[^.\\\\]]{1,63}(\\.[ -~&&[^.\\\\]]{1,63})*");

  public Network {
    lag = List.copyOf(lag);
    if (lag.size() != RESOLVERS || lag.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("lag is not one duration for each resolver: " + lag);
    }
    NameAnswer.requireAddress(address);
    NameAnswer.requireAddress(otherRegionAddress);
    Map<String, List<NameAnswer>> byKey = new LinkedHashMap<>();
    names.forEach((name, answers) -> byKey.put(requireHost(name), List.copyOf(answers)));
    names = Map.copyOf(byKey);
    dnsPorts = ports("dnsPorts", dnsPorts);
    httpsPorts = ports("httpsPorts", httpsPorts);
    tftpPorts = ports("tftpPorts", tftpPorts);
  }

  /** Names at once, endpoints that work, any free ports. */
  public static Network defaults() {
    List<Integer> any = List.of(0, 0);
    return new Network(
        Span.ofSeconds(0, 0),
        List.of(Duration.ZERO, Duration.ZERO),
        "127.0.0.1",
        "127.0.0.1",
        Map.of(),
        PerRegion.both(HttpsBehavior.defaults()),
        PerRegion.both(TftpMode.ERROR),
        any,
        any,
        any,
        false);
  }

  /** The form in which names are compared: lower case, without a final dot. */
  public static String hostKey(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /**
   * The same form, of a text that must be a name.
   *
   * @throws IllegalArgumentException when it cannot be one
   */
  public static String requireHost(String name) {
    String key = hostKey(name);
    if (key.length() > 253 || !HOST.matcher(key).matches()) {
      throw new IllegalArgumentException("not a host name: \"" + name + '"');
    }
    return key;
  }

  /** The address of names in this region. */
  public String address(Region region) {
    return switch (region) {
      case HOME -> address;
      case OTHER -> otherRegionAddress;
    };
  }

  /** The same with another time until names get an address. */
  public Network withPropagation(Span span) {
    return new NetworkDraft(this).propagation(span).build();
  }

  /** The same with the resolvers being later by so much. */
  public Network withLag(Duration first, Duration second) {
    return new NetworkDraft(this).lag(List.of(first, second)).build();
  }

  /** The same with other addresses: the tenant's region, and other regions. */
  public Network withAddresses(String home, String other) {
    return new NetworkDraft(this).addresses(home, other).build();
  }

  /** The same with one more name answered this way. */
  public Network withName(String name, NameAnswer... answers) {
    Map<String, List<NameAnswer>> more = new LinkedHashMap<>(names);
    more.put(hostKey(name), List.of(answers));
    return new NetworkDraft(this).names(more).build();
  }

  /** The same with a region's HTTPS endpoint changed. */
  public Network withHttps(Region region, UnaryOperator<HttpsBehavior> change) {
    return new NetworkDraft(this).https(https.with(region, change.apply(https.in(region)))).build();
  }

  /** The same with a region's TFTP endpoint in another mode. */
  public Network withTftp(Region region, TftpMode mode) {
    return new NetworkDraft(this).tftp(tftp.with(region, mode)).build();
  }

  /** The same with the resolvers on these ports. */
  public Network withDnsPorts(int first, int second) {
    return new NetworkDraft(this).dnsPorts(List.of(first, second)).build();
  }

  /** The same with the HTTPS endpoints on these ports. */
  public Network withHttpsPorts(int home, int other) {
    return new NetworkDraft(this).httpsPorts(List.of(home, other)).build();
  }

  /** The same with the TFTP endpoints on these ports. */
  public Network withTftpPorts(int home, int other) {
    return new NetworkDraft(this).tftpPorts(List.of(home, other)).build();
  }

  /** The same with phones depending on it, or not. */
  public Network withPhonesDependingOnIt(boolean yes) {
    return new NetworkDraft(this).phonesDependOnIt(yes).build();
  }

  private static List<Integer> ports(String key, List<Integer> ports) {
    if (ports.size() != 2 || ports.stream().anyMatch(port -> port < 0 || port > 65535)) {
      throw new IllegalArgumentException(key + " is not two numbers within 0 and 65535: " + ports);
    }
    return List.copyOf(ports);
  }
}
