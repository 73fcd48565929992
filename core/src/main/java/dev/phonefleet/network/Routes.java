package dev.phonefleet.network;

import java.net.InetSocketAddress;

/**
 * Where the addresses that probes name really are. In a real network they are where they say; a
 * simulated one maps documentation addresses onto ports of this host.
 *
 * <p>Implementations must be thread-safe, and what they return must hold an address, not a name.
 */
public interface Routes {
  /** Everything is where it says. */
  Routes DIRECT = new Routes() {};

  /**
   * Where a resolver is.
   *
   * @param spec as in {@link dev.phonefleet.outside.Call.Dns}, {@code SYSTEM} among them
   * @return a spec again; only {@code SYSTEM} itself asks this host's own resolver
   */
  default String resolver(String spec) {
    return spec;
  }

  /** Where a TCP port is. */
  default InetSocketAddress tcp(InetSocketAddress named) {
    return named;
  }

  /**
   * Where a UDP port is, of TFTP or DHCP. For a DHCP broadcast {@code named} is port 67 of
   * 255.255.255.255.
   */
  default InetSocketAddress udp(InetSocketAddress named) {
    return named;
  }

  /** The port that DHCP servers answer to; 0: any that is free. */
  default int dhcpClientPort() {
    return 68;
  }
}
