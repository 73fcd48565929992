package dev.phonefleet.network;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Asks one resolver for the addresses of a name. The messages are the library's, the sockets are
 * ours: the library's own client keeps a thread and looks at its time-outs only once a second.
 *
 * <p>Thread-safe. Gives up when its thread is interrupted.
 */
final class DnsProbe {
  private static final int PORT = 53;

  private final Routes routes;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Duration timeout;
  private final SystemResolver system;

  DnsProbe(Routes routes, InstantSource clock, RandomGenerator chance, Duration timeout) {
    this.routes = routes;
    this.clock = clock;
    this.chance = chance;
    this.timeout = timeout;
    this.system = new SystemResolver(timeout);
  }

  Sighting.OfName look(Call.Dns call) {
    String resolver = routes.resolver(call.resolver());
    if (resolver.equals(Call.Dns.SYSTEM)) {
      return system.look(call.name());
    }
    InetSocketAddress server = Literal.endpoint(resolver, PORT);
    Name name;
    try {
      name = Name.fromString(call.name(), Name.root);
    } catch (TextParseException unspeakable) {
      return new Sighting.ResolverFailed("no such name can be asked for");
    }
    // Connected, so that the system drops what others send and reports that nobody listens.
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      return ask(socket, server, new DnsQuestion(name, freshId(), true));
    } catch (IOException failure) {
      return new Sighting.ResolverSilent("no way there: " + Words.of(failure));
    }
  }

  private Sighting.OfName ask(DatagramSocket socket, InetSocketAddress server, DnsQuestion extended)
      throws IOException {
    Asking asking = new Asking(socket, Asking.eachFifth(timeout), clock);
    DnsQuestion question = extended;
    Optional<Message> answer = ask(asking, question);
    if (answer.filter(question::worthAskingPlainly).isPresent()) {
      question = question.plain(freshId());
      answer = ask(asking, question);
    }
    if (answer.isEmpty()) {
      return new Sighting.ResolverSilent(asking.silence(timeout));
    }
    if (answer.get().getHeader().getFlag(Flags.TC)) {
      return overTcp(server, question);
    }
    return DnsMeaning.of(answer.get(), question.name());
  }

  private static Optional<Message> ask(Asking asking, DnsQuestion question) throws IOException {
    byte[] wire = question.wire();
    return asking.ask(
        new DatagramPacket(wire, wire.length),
        packet ->
            question.answer(
                Arrays.copyOfRange(
                    packet.getData(),
                    packet.getOffset(),
                    packet.getOffset() + packet.getLength())));
  }

  private Sighting.OfName overTcp(InetSocketAddress server, DnsQuestion question) {
    byte[] wire = question.wire();
    // In one piece: some servers take a length that comes alone for the whole.
    byte[] framed =
        ByteBuffer.allocate(wire.length + 2).putShort((short) wire.length).put(wire).array();
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(server);
      socket.getOutputStream().write(framed);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        Optional<Message> answer = question.answer(in.readNBytes(in.readUnsignedShort()));
        if (answer.isPresent()) {
          return DnsMeaning.of(answer.get(), question.name());
        }
      }
    } catch (IOException failure) {
      String words =
          Thread.currentThread().isInterrupted() ? Words.noAnswer(timeout) : Words.of(failure);
      return new Sighting.ResolverSilent("its answer was too long for UDP, and over TCP: " + words);
    }
  }

  private int freshId() {
    return chance.nextInt(1 << 16);
  }
}
