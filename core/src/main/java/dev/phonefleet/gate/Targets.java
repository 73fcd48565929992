package dev.phonefleet.gate;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Ipv4;
import dev.phonefleet.outside.Sighting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is looked at for a group: which hosts, which of their ports, and what is asked there.
 *
 * @param url where phones boot from, as far as it is known
 * @param urlTold whether the platform told it
 * @param hosts the provisioning host first, then the failover hosts; empty: none may be looked at
 * @param securedPort where TLS is spoken and the path is asked for
 * @param path of the provisioning URL
 * @param proxy what a proxy variable names; looks go around it
 * @param warnings what is unusual about the URL
 */
public record Targets(
    DesiredGroup group,
    String url,
    boolean urlTold,
    List<Host> hosts,
    List<Integer> tcp,
    List<Integer> udp,
    Optional<Integer> securedPort,
    String path,
    Optional<String> proxy,
    List<Diagnostic> warnings) {
  /** The domain that the platform gives its provisioning hosts. */
  static final String DOMAIN = "genesyscloud.com";

  /** A name that can be part of a host's; on the platform, groups may be called otherwise. */
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");

  private static final int HTTPS = 443;
  private static final int TFTP = 69;

  /**
   * A host that phones boot from.
   *
   * @param name lower case, without a final dot; may be an address
   * @param failover whether it only steps in for the provisioning host, so that {@code dns.expect}
   *     says nothing about it
   */
  public record Host(String name, boolean failover) {
    /** Whether it is an address already, so that nobody needs to be asked. */
    public boolean isAddress() {
      return Ipv4.is(name) || name.startsWith("[");
    }

    /** The address that its name is, without brackets. */
    String address() {
      return name.replaceAll("^\\[|\\]$", "");
    }
  }

  public Targets {
    hosts = List.copyOf(hosts);
    tcp = List.copyOf(tcp);
    udp = List.copyOf(udp);
    warnings = List.copyOf(warnings);
  }

  /** The group's name. */
  public GroupName name() {
    return group.name();
  }

  /** Whether an answer about a host is one that phones can be written on. */
  boolean accepts(Host host, Sighting.OfName answer) {
    List<String> expect = group.dns().expect();
    return answer instanceof Sighting.Addresses(List<String> addresses, _)
        && !addresses.isEmpty()
        && (host.failover() || expect.isEmpty() || expect.containsAll(addresses));
  }

  /** The name that a group's provisioning host has. */
  public static String usualHost(GroupName group) {
    return group.value().toLowerCase(Locale.ROOT) + "." + DOMAIN;
  }

  /**
   * What to look at.
   *
   * @param provisioningUrl as the platform gives it; empty: there is no such group yet
   */
  public static Targets of(
      DesiredGroup group, Optional<String> provisioningUrl, GateOptions options) {
    List<Diagnostic> warnings = new ArrayList<>();
    String usual = usualHost(group.name());
    Optional<URI> given = provisioningUrl.flatMap(text -> parsed(text, group, warnings));
    boolean nameable = LABEL.matcher(group.name().value()).matches();
    URI url = given.orElseGet(() -> URI.create("https://" + (nameable ? usual : DOMAIN)));
    String urlHost = folded(Optional.ofNullable(url.getHost()).orElse(usual));
    List<Host> hosts = new ArrayList<>();
    if (group.dns().name().isPresent()) {
      hosts.add(new Host(folded(group.dns().name().get()), false));
    } else if (given.isEmpty() && !group.dns().hasHost()) {
      // Nothing says where these phones boot from, and nobody asked for a check.
    } else if (given.isEmpty() && (provisioningUrl.isPresent() || !nameable)) {
      if (provisioningUrl.isEmpty()) {
        warnings.add(noHost(group, "The platform gives none, and the name is no part of a host."));
      }
    } else if (permitted(urlHost, group, options.allowedHosts())) {
      if (!urlHost.equals(usual)) {
        warnings.add(unusual(group, urlHost, usual));
      }
      hosts.add(new Host(urlHost, false));
    } else {
      warnings.add(foreign(group, urlHost));
    }
    for (String failover : group.failoverHosts()) {
      Host host = new Host(folded(failover), true);
      if (hosts.stream().noneMatch(known -> known.name().equals(host.name()))) {
        hosts.add(host);
      }
    }
    boolean secure = !"http".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : secure ? HTTPS : 80;
    List<Integer> tcp = group.reach().tcp().orElse(List.of(port));
    List<Integer> udp =
        group.reach().udp().orElse(group.reach().written() ? List.of() : List.of(TFTP));
    return new Targets(
        group,
        given.map(URI::toString).orElse("https://" + usual),
        given.isPresent(),
        hosts,
        tcp,
        udp,
        secure ? secured(tcp, port) : Optional.empty(),
        path(url),
        options.proxy(),
        warnings);
  }

  /** The provisioning port where it is looked at; else 443; else the first one named. */
  private static Optional<Integer> secured(List<Integer> tcp, int port) {
    if (tcp.contains(port)) {
      return Optional.of(port);
    }
    return tcp.contains(HTTPS) ? Optional.of(HTTPS) : tcp.stream().findFirst();
  }

  private static String path(URI url) {
    String path = Optional.ofNullable(url.getRawPath()).filter(it -> !it.isEmpty()).orElse("/");
    return path + Optional.ofNullable(url.getRawQuery()).map(query -> "?" + query).orElse("");
  }

  private static Optional<URI> parsed(String text, DesiredGroup group, List<Diagnostic> warnings) {
    String plain = text.strip();
    try {
      URI url = new URI(plain);
      boolean http =
          "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
      boolean spelled = plain.chars().allMatch(c -> c > ' ' && c < 127);
      boolean port = url.getPort() <= 65535;
      if (http && spelled && port && url.getHost() != null && url.getUserInfo() == null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException unreadable) {
      // Told below, with what cannot be used for other reasons.
    }
    // What stands before an @ may be a password.
    warnings.add(
        noHost(
            group,
            plain.contains("@")
                ? "It has user information in it, or cannot be read."
                : "The platform gives \"" + plain + "\"."));
    return Optional.empty();
  }

  private static Diagnostic noHost(DesiredGroup group, String why) {
    return Diagnostic.warning(
        "dns.no-host",
        "group " + group.name(),
        "The provisioning URL of group " + group.name() + " names no host that can be checked.",
        why,
        "Look at the group in the admin page, or name the host as dns.name.");
  }

  /** The platform's own, in the file, or allowed on the command line. */
  private static boolean permitted(String host, DesiredGroup group, Set<String> allowedHosts) {
    Set<String> named = new HashSet<>();
    allowedHosts.forEach(it -> named.add(folded(it)));
    group.failoverHosts().forEach(it -> named.add(folded(it)));
    return host.equals(DOMAIN)
        || host.endsWith("." + DOMAIN)
        || named.contains(host)
        || group.dns().expect().contains(host);
  }

  private static Diagnostic unusual(DesiredGroup group, String host, String usual) {
    return Diagnostic.warning(
        "dns.other-host",
        "group " + group.name(),
        "Phones of group " + group.name() + " boot from " + host + ", not from " + usual + ".",
        "The platform's provisioning URL says so; " + host + " is what is checked.",
        "Make sure that DHCP names " + host + ", too.");
  }

  private static Diagnostic foreign(DesiredGroup group, String host) {
    return Diagnostic.warning(
        "dns.foreign-host",
        "group " + group.name(),
        "Phones of group "
            + group.name()
            + " boot from "
            + host
            + ", which was not checked: it is no host of "
            + DOMAIN
            + ".",
        "Only hosts of that domain, of the file or of --allow-host are looked at.",
        "If the host is right, name it as dns.name or give --allow-host " + host + ".");
  }

  /** Names are compared without case or final dot. */
  static String folded(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
