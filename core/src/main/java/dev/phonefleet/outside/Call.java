package dev.phonefleet.outside;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import java.util.Optional;

/** What is asked of the world; one call is exactly one request. */
public sealed interface Call {
  /** The kinds of object that can be listed or looked at. */
  enum Kind {
    /** An edge group. */
    GROUP,
    /** A phone. */
    PHONE,
    /** What the platform knows about why a phone fails. */
    DIAGNOSIS,
    /** The tenant: its default region. */
    TENANT
  }

  /** One object: its kind, its id, and where it lives when its path needs that. */
  record Ref(Kind kind, String id, Optional<Home> home) {}

  /** A collection: a kind, and whose. */
  record Listing(Kind kind, Optional<Home> of) {}

  /** Changes nothing. */
  sealed interface Read extends Call {}

  /** Changes something; named by the object that it is about. */
  sealed interface Write extends Call {
    /** The object. */
    Key key();
  }

  /** Log in: the secret stays with the adapter. */
  record Token() implements Read {}

  /**
   * Looks at the network instead of asking the platform. What it meets is a {@link Sighting},
   * whatever it is: a probe is always done.
   */
  sealed interface Probe extends Read {}

  /**
   * One question for the A records of a name; over TCP when the answer over UDP was cut.
   *
   * @param resolver an IP address, with a port or without; {@link #SYSTEM}: whatever this host uses
   */
  record Dns(String name, String resolver) implements Probe {
    /** The resolver of this host, with its caches. */
    public static final String SYSTEM = "system";
  }

  /**
   * A connection to a port, and what is to be asked over it.
   *
   * @param host whose certificate is expected
   * @param address where to connect; the host is not looked up again
   * @param tls whether to shake hands
   * @param get the path to ask for over TLS; redirects are not followed
   */
  record Tcp(String host, String address, int port, boolean tls, Optional<String> get)
      implements Probe {}

  /** A read request for a file over TFTP; the transfer is ended at its first packet. */
  record Tftp(String address, int port, String file) implements Probe {}

  /**
   * A DHCPINFORM that asks for the options 43, 66, 150 and 160.
   *
   * @param server an IP address, or the name of an interface for a broadcast there
   * @param vendorClass option 60
   */
  record DhcpInform(String server, Optional<String> vendorClass) implements Probe {}

  /** One page of a collection, from 1. */
  record ListPage(Listing what, int page) implements Read {}

  /** One object, fresh. */
  record Look(Ref ref) implements Read {}

  /**
   * Make an object.
   *
   * @param home where it is to live, for phones
   */
  record Create(Key key, Optional<Home> home, Fields wanted) implements Write {}

  /**
   * Change an object.
   *
   * @param wanted the declared fields, laid over {@code base}
   * @param base the object as it was read
   */
  record Update(Key key, Ref ref, Fields wanted, Document base) implements Write {}
}
