package dev.phonefleet.desired;

import dev.phonefleet.fleet.Ipv4;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses on the network: base URLs of APIs, IP addresses, resolvers. */
final class Addresses {
  private static final Pattern SIX =
      Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:(?<four>[0-9.]+)|\\[(?<six>[0-9a-fA-F:.]+)])(?::(?<port>\\d{1,5}))?");

  private Addresses() {}

  /** Where an API is served: https, or http on this host; without user, query or fragment. */
  static Checked<String> url(Node.Scalar scalar) {
    return Scalars.text(scalar)
        .then(text ->
            problem(text)
                .<Checked<String>>map(Addresses::badUrl)
                .orElseGet(() -> Checked.good(text)));
  }

  private static Checked<String> badUrl(String why) {
    // The value is not shown: what is wrong with it may be a password in it.
    return Checked.bad(
        Code.BAD_URL,
        "This URL cannot be used.",
        why,
        "Write a URL such as https://api.example.com.");
  }

  private static Optional<String> problem(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.of("It is not a valid URL: " + e.getReason() + ".");
    }
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.of("It does not start with https://.");
    }
    if (uri.getRawUserInfo() != null || text.contains("@")) {
      return Optional.of("It has user information in it; credentials never stand in the file.");
    }
    String host = uri.getHost();
    if (host == null) {
      return Optional.of("It names no valid host.");
    }
    if (scheme.equals("http") && !loopback(host)) {
      return Optional.of(
          "Plain http is accepted for this host only (localhost, 127.0.0.1, [::1]).");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return Optional.of("It has a query or a fragment; only host, port and path are used.");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      return Optional.of("Its port is not from 1 to 65535.");
    }
    return Optional.empty();
  }

  private static boolean loopback(String host) {
    String folded = host.toLowerCase(Locale.ROOT);
    return folded.equals("localhost")
        || folded.equals("[::1]")
        || (folded.startsWith("127.") && Ipv4.is(folded));
  }

  /** An IP address. */
  static Checked<String> ip(Node.Scalar scalar) {
    return Scalars.text(scalar)
        .then(text ->
            Ipv4.is(text) || isSix(text)
                ? Checked.good(text)
                : badAddress(text, "Write an address such as 203.0.113.10."));
  }

  /** An IP address, with a port or without: {@code 1.1.1.1}, {@code 1.1.1.1:5353}. */
  static Checked<String> resolver(Node.Scalar scalar) {
    return Scalars.text(scalar)
        .then(text -> {
          var parts = WITH_PORT.matcher(text);
          boolean good = isSix(text);
          if (!good && parts.matches()) {
            String four = parts.group("four");
            String six = parts.group("six");
            String port = parts.group("port");
            good =
                (four != null ? Ipv4.is(four) : six != null && isSix(six))
                    && (port == null || port(Integer.parseInt(port)));
          }
          return good
              ? Checked.good(text)
              : badAddress(text, "Write an address such as 1.1.1.1 or 1.1.1.1:5353.");
        });
  }

  private static boolean port(int port) {
    return port >= 1 && port <= 65535;
  }

  private static Checked<String> badAddress(String text, String next) {
    return Checked.bad(
        Code.BAD_VALUE,
        Mistake.shown(text) + " is no IP address.",
        "An address in numbers belongs here, since no name is looked up to find it.",
        next);
  }

  private static boolean isSix(String text) {
    if (text.length() > 45 || !SIX.matcher(text).matches()) {
      return false;
    }
    try {
      return new URI("http://[" + text + "]/").getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
