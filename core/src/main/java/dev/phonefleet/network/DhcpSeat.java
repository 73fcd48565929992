package dev.phonefleet.network;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** From where this host can ask for DHCP options. */
sealed interface DhcpSeat {
  /** The largest hardware address that a DHCP message has room for, in bytes. */
  int LARGEST_HARDWARE = 16;

  /**
   * One of its addresses.
   *
   * @param hardware the address of the interface, in hex
   */
  record Here(Inet4Address own, String hardware) implements DhcpSeat {}

  /** From nowhere. */
  record Nowhere(String words) implements DhcpSeat {}

  /** Where the way to a server begins. Sends nothing. */
  static DhcpSeat toward(InetSocketAddress server) {
    // Connecting a datagram socket only makes the system pick a way.
    try (DatagramSocket way = new DatagramSocket()) {
      way.connect(server);
      InetAddress own = way.getLocalAddress();
      Optional<NetworkInterface> port = Optional.ofNullable(NetworkInterface.getByInetAddress(own));
      return own instanceof Inet4Address address
          ? new Here(address, hardware(port))
          : new Nowhere(
              "this host has no IPv4 address on the way to "
                  + server.getAddress().getHostAddress());
    } catch (IOException failure) {
      return new Nowhere("no way there: " + Words.of(failure));
    }
  }

  /** On an interface. */
  static DhcpSeat on(String name) {
    try {
      Optional<NetworkInterface> port = Optional.ofNullable(NetworkInterface.getByName(name));
      if (port.isEmpty()) {
        return new Nowhere("this host has no interface " + Words.clean(name));
      }
      return port.stream()
          .flatMap(NetworkInterface::inetAddresses)
          .flatMap(it -> it instanceof Inet4Address own ? Stream.of(own) : Stream.of())
          .findFirst()
          .<DhcpSeat>map(own -> new Here(own, hardware(port)))
          .orElseGet(() -> new Nowhere("the interface " + name + " has no IPv4 address"));
    } catch (IOException failure) {
      return new Nowhere("the interfaces of this host cannot be read: " + Words.of(failure));
    }
  }

  /** Zeros where there is none, as for the loopback interface. */
  private static String hardware(Optional<NetworkInterface> port) {
    byte[] address = new byte[6];
    try {
      address =
          port.isPresent()
              ? Optional.ofNullable(port.get().getHardwareAddress()).orElse(address)
              : address;
    } catch (IOException gone) {
      // Without the interface there is no address either, and the message needs none.
    }
    return HexFormat.of()
        .formatHex(Arrays.copyOf(address, Math.min(address.length, LARGEST_HARDWARE)));
  }
}
