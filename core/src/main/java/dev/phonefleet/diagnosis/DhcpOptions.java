package dev.phonefleet.diagnosis;

import dev.phonefleet.gate.PathReport;
import dev.phonefleet.outside.Sighting;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DHCP has to tell phones, and what a server does tell them. Option 66 and 160 name a host
 * that phones boot from (160 as a URL), 150 lists its addresses, 43 is the maker's own and may hold
 * a URL. Pure.
 */
public final class DhcpOptions {
  private static final Pattern URL = Pattern.compile("[a-z]+://[!-~]+", Pattern.CASE_INSENSITIVE);

  private DhcpOptions() {}

  /**
   * One option.
   *
   * @param value as people write it; empty: the server does not send it
   * @param right whether it leads phones to a group; empty: nothing can be said about it
   * @param words what is wrong
   */
  public record Line(int option, String value, Optional<Boolean> right, String words) {}

  /**
   * What an administrator has to set for a group.
   *
   * @param option66 the host
   * @param option150 its addresses, empty while they are not known
   * @param option160 the URL; empty while the platform has not told it
   */
  public record Wanted(
      String group,
      String option66,
      List<String> option150,
      String option160,
      List<String> others) {
    public Wanted {
      option150 = List.copyOf(option150);
      others = List.copyOf(others);
    }
  }

  /** What to set, by group; a group without a host that may be looked at has none. */
  public static List<Wanted> wanted(List<PathReport> paths) {
    List<Wanted> out = new ArrayList<>();
    for (PathReport path : paths) {
      if (!path.addresses().isEmpty()) {
        String host = path.addresses().firstEntry().getKey();
        List<String> others =
            path.addresses().keySet().stream().filter(it -> !it.equals(host)).toList();
        out.add(
            new Wanted(
                path.targets().name().value(), host, expected(path), path.targets().url(), others));
      }
    }
    return out;
  }

  /** The addresses that the provisioning host should have, else those that it has. */
  private static List<String> expected(PathReport path) {
    List<String> declared = path.targets().group().dns().expect();
    return declared.isEmpty() ? path.addresses().firstEntry().getValue() : declared;
  }

  /** Compares what a server sends with what leads phones to one of the groups. */
  public static List<Line> compared(Sighting.DhcpAnswered answer, List<PathReport> paths) {
    Set<String> hosts = new TreeSet<>();
    Set<String> addresses = new TreeSet<>();
    for (PathReport path : paths) {
      host(path.targets().url()).ifPresent(hosts::add);
      addresses.addAll(path.targets().group().dns().expect());
      path.addresses()
          .forEach((host, at) -> {
            hosts.add(host);
            addresses.addAll(at);
          });
    }
    List<Line> out = new ArrayList<>();
    for (int option : List.of(43, 66, 150, 160)) {
      String hex = answer.options().getOrDefault(option, "");
      out.add(
          hex.isEmpty()
              ? new Line(option, "", Optional.empty(), "not sent")
              : switch (option) {
                case 43 -> vendor(hex, hosts);
                case 150 -> servers(hex, addresses);
                default -> named(option, hex, hosts);
              });
    }
    return out;
  }

  private static Line named(int option, String hex, Set<String> hosts) {
    String text = text(hex.replaceAll("^((?:[0-9a-f]{2})*?)00.*$", "$1"));
    Optional<String> host = host(text);
    boolean right = host.filter(hosts::contains).isPresent();
    return new Line(
        option,
        text,
        Optional.of(right),
        right
            ? ""
            : host.map(it -> it + " is the host of no group here").orElse("it names no host"));
  }

  private static Line servers(String hex, Set<String> addresses) {
    List<String> named = new ArrayList<>();
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (int i = 0; i + 4 <= bytes.length; i += 4) {
      named.add(
          (bytes[i] & 255)
              + "."
              + (bytes[i + 1] & 255)
              + "."
              + (bytes[i + 2] & 255)
              + "."
              + (bytes[i + 3] & 255));
    }
    List<String> strange = named.stream().filter(it -> !addresses.contains(it)).toList();
    String words =
        addresses.isEmpty()
            ? "no address is known from here to compare with"
            : strange.isEmpty()
                ? ""
                : String.join(", ", strange) + " is no address of any host here";
    Optional<Boolean> right =
        addresses.isEmpty() ? Optional.empty() : Optional.of(strange.isEmpty() && !named.isEmpty());
    return new Line(150, String.join(", ", named), right, words);
  }

  private static Line vendor(String hex, Set<String> hosts) {
    Matcher url = URL.matcher(text(hex));
    String shown = HexFormat.ofDelimiter(":").formatHex(HexFormat.of().parseHex(hex));
    List<String> found = new ArrayList<>();
    List<String> strange = new ArrayList<>();
    while (url.find()) {
      found.add(url.group());
      if (host(url.group()).filter(hosts::contains).isEmpty()) {
        strange.add(url.group());
      }
    }
    if (found.isEmpty()) {
      return new Line(43, shown, Optional.empty(), "the maker's own; no URL in it");
    }
    return new Line(
        43,
        shown + " (" + String.join(", ", found) + ")",
        Optional.of(strange.isEmpty()),
        strange.isEmpty() ? "" : String.join(", ", strange) + " leads to no group here");
  }

  /** The host of a URL, or of a name that stands alone. */
  private static Optional<String> host(String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    if (folded.contains("://")) {
      try {
        return Optional.ofNullable(URI.create(folded).getHost()).map(DhcpOptions::bare);
      } catch (IllegalArgumentException unreadable) {
        return Optional.empty();
      }
    }
    String name = folded.replaceAll("[:/].*$", "");
    return name.isEmpty() ? Optional.empty() : Optional.of(bare(name));
  }

  private static String bare(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** Unprintable characters as spaces. */
  private static String text(String hex) {
    String raw = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    return raw.replaceAll("[^ -~]", " ").strip();
  }
}
