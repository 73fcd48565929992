package dev.phonefleet.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a probe met. Everything here is seen from this host, not from the phones' network.
 *
 * <p>{@code words} come from the network or the Java runtime and are fit to be shown: one line,
 * without control characters.
 */
public sealed interface Sighting {
  /** What one resolver said about a name. */
  sealed interface OfName extends Sighting {}

  /**
   * The name has addresses.
   *
   * @param addresses the A records, sorted
   * @param ttl how long the resolver may keep saying so
   */
  record Addresses(List<String> addresses, Duration ttl) implements OfName {
    public Addresses {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * There is no such name (NXDOMAIN), or it has no A record.
   *
   * @param known whether the name is known, with no address
   * @param zone the zone that says so, without its final dot
   * @param keptFor how long the resolver may keep saying so
   */
  record NoAddress(boolean known, Optional<String> zone, Optional<Duration> keptFor)
      implements OfName {}

  /** The resolver could not find out, or would not: SERVFAIL, REFUSED and the like. */
  record ResolverFailed(String code) implements OfName {}

  /** The resolver gave no usable answer in time. */
  record ResolverSilent(String words) implements OfName {}

  /** What became of a connection. */
  sealed interface OfPort extends Sighting {}

  /**
   * The port is open.
   *
   * @param handshake where one was tried
   * @param page where a path was asked for and the handshake came about
   */
  record Connected(Optional<Handshake> handshake, Optional<Page> page) implements OfPort {}

  /** No connection. */
  record NotConnected(Why why, String words) implements OfPort {
    /** Why not. */
    public enum Why {
      /** The host answered that nobody listens. */
      REFUSED,
      /** There is no way there. */
      UNREACHABLE,
      /** Nobody answered in time: often a firewall. */
      TIMED_OUT
    }
  }

  /** How a TLS handshake ended. */
  sealed interface Handshake {}

  /**
   * TLS stands. That the certificate is good is not said by that.
   *
   * @param names the subject alternative names, DNS names and addresses
   * @param matches whether the certificate is for the host that was asked
   * @param distrust why this host does not trust the chain; empty: it does. Expiry is not in it
   */
  record Secured(
      String protocol,
      String subject,
      List<String> names,
      String issuer,
      Instant notBefore,
      Instant notAfter,
      boolean matches,
      Optional<String> distrust)
      implements Handshake {
    public Secured {
      names = List.copyOf(names);
    }
  }

  /** The port is open and does not speak TLS with us. */
  record Unsecured(String words) implements Handshake {}

  /** What came of asking for a path. */
  sealed interface Page {}

  /**
   * An HTTP answer.
   *
   * @param via the header of that name: a proxy in between
   * @param location where a redirect points
   */
  record Served(int status, Optional<String> via, Optional<String> location) implements Page {}

  /** No HTTP answer. */
  record Unserved(String words) implements Page {}

  /** What a TFTP server did. */
  sealed interface OfTftp extends Sighting {}

  /** It answered, with data, an acknowledgement of options, or an error: it is reached. */
  record TftpAnswered(String words) implements OfTftp {}

  /** Nothing came in time, which says nothing: UDP is silent where it is filtered, too. */
  record TftpSilent(String words) implements OfTftp {}

  /** What a DHCP server said. */
  sealed interface OfDhcp extends Sighting {}

  /**
   * It answered.
   *
   * @param server who answered
   * @param options the raw values in hex, by number
   */
  record DhcpAnswered(String server, SortedMap<Integer, String> options) implements OfDhcp {}

  /** Nothing came in time. */
  record DhcpSilent(String words) implements OfDhcp {}

  /** It could not be asked, such as for want of the right to port 68. */
  record DhcpNotAsked(String words) implements OfDhcp {}
}
