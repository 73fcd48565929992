package dev.phonefleet.network;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks a DHCP server for options without wanting an address (DHCPINFORM, RFC 2131, 4.4.3).
 *
 * <p>Thread-safe. Gives up when its thread is interrupted.
 */
final class DhcpProbe {
  private static final int SERVER_PORT = 67;
  private static final InetAddress EVERYBODY = Literal.address("255.255.255.255");

  private final Routes routes;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Duration timeout;

  DhcpProbe(Routes routes, InstantSource clock, RandomGenerator chance, Duration timeout) {
    this.routes = routes;
    this.clock = clock;
    this.chance = chance;
    this.timeout = timeout;
  }

  Sighting.OfDhcp look(Call.DhcpInform call) {
    Optional<InetAddress> named = Literal.read(call.server());
    InetSocketAddress server =
        routes.udp(new InetSocketAddress(named.orElse(EVERYBODY), SERVER_PORT));
    DhcpSeat seat = named.isPresent() ? DhcpSeat.toward(server) : DhcpSeat.on(call.server());
    return switch (seat) {
      case DhcpSeat.Nowhere(String words) -> new Sighting.DhcpNotAsked(words);
      case DhcpSeat.Here here -> ask(here, server, call.vendorClass());
    };
  }

  private Sighting.OfDhcp ask(
      DhcpSeat.Here here, InetSocketAddress server, Optional<String> vendorClass) {
    int id = chance.nextInt();
    byte[] question = DhcpMessages.inform(id, here.own(), here.hardware(), vendorClass);
    try (DatagramSocket socket = new DatagramSocket(null)) {
      // A DHCP client of this host that shares its port leaves room for us.
      socket.setReuseAddress(true);
      // A broadcast leaves by the interface that has the address which the socket is bound to.
      socket.setBroadcast(true);
      socket.bind(new InetSocketAddress(here.own(), routes.dhcpClientPort()));
      Duration fifth = timeout.dividedBy(5);
      Asking asking = new Asking(socket, List.of(fifth, fifth.multipliedBy(3)), clock);
      Optional<Sighting.OfDhcp> answer =
          asking.ask(
              new DatagramPacket(question, question.length, server), packet -> read(packet, id));
      return answer.orElseGet(() -> new Sighting.DhcpSilent(asking.silence(timeout)));
    } catch (BindException refused) {
      return new Sighting.DhcpNotAsked(notBound(routes.dhcpClientPort(), Words.of(refused)));
    } catch (IOException failure) {
      return new Sighting.DhcpNotAsked("the question cannot be sent: " + Words.of(failure));
    }
  }

  private static Optional<Sighting.OfDhcp> read(DatagramPacket packet, int id) {
    byte[] bytes =
        Arrays.copyOfRange(
            packet.getData(), packet.getOffset(), packet.getOffset() + packet.getLength());
    return DhcpMessages.acknowledged(bytes, id)
        .map(it ->
            new Sighting.DhcpAnswered(
                it.server().orElseGet(() -> packet.getAddress().getHostAddress()), it.options()));
  }

  /** The runtime has one exception for both troubles, and the system's words to tell them. */
  static String notBound(int clientPort, String words) {
    String port = "UDP port " + clientPort + " of this host, where DHCP answers arrive, ";
    String right = "run this as root or with the capability CAP_NET_BIND_SERVICE";
    String taken = "stop this host's DHCP client for as long as this takes";
    if (words.contains("denied")) {
      return port + "may not be used (" + words + "): " + right;
    }
    if (words.contains("in use")) {
      return port + "is taken (" + words + "): " + taken;
    }
    return port + "cannot be used (" + words + "): " + right + ", or " + taken;
  }
}
