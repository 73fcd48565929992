package dev.phonefleet.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IP addresses as texts. Nothing here is ever looked up. */
final class Literal {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\]]+)):([0-9]{1,5})");
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]+)]");

  private Literal() {}

  /** The address, or empty when the text is none. */
  static Optional<InetAddress> read(String text) {
    // The runtime would also take 127.1 and plain numbers, which here are more likely mistakes.
    if (!IPV4.matcher(text).matches() && !text.contains(":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** The address; a text that is none is a mistake of whoever calls. */
  static InetAddress address(String text) {
    return read(text)
        .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no IP address"));
  }

  /** Such as {@code 1.1.1.1}, {@code 1.1.1.1:53}, {@code 2001:db8::1}, {@code [2001:db8::1]:53}. */
  static InetSocketAddress endpoint(String spec, int usualPort) {
    Matcher matcher = WITH_PORT.matcher(spec);
    if (!matcher.matches()) {
      Matcher brackets = BRACKETS.matcher(spec);
      return new InetSocketAddress(
          address(brackets.matches() ? brackets.group(1) : spec), usualPort);
    }
    int port = Integer.parseInt(matcher.group(3));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("\"" + spec + "\" has no port between 1 and 65535");
    }
    String host = Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
    return new InetSocketAddress(address(host), port);
  }
}
