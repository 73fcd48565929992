package dev.phonefleet.simulator.network;

import dev.phonefleet.simulator.cloud.Pace;
import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Network;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;

/** One of the two resolvers: a DNS server over UDP and TCP on one port number. */
final class Resolver {
  private static final int LARGEST = 65_535;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Crew crew;
  private final int index;
  private final NameBook names;
  private final Pace pace;
  private final Tally tally;
  private final int port;

  Resolver(Crew crew, int index, int port, NameBook names, Pace pace, Tally tally) {
    this.crew = crew;
    this.index = index;
    this.names = names;
    this.pace = pace;
    this.tally = tally;
    try {
      Loopback.Pair pair = Loopback.pair(port);
      ServerSocket tcp = crew.watch(pair.tcp());
      DatagramSocket udp = crew.watch(pair.udp());
      this.port = tcp.getLocalPort();
      var _ = crew.run(() -> datagrams(udp));
      var _ = crew.run(() -> connections(tcp));
    } catch (IOException taken) {
      throw Loopback.unavailable("DNS", port, taken);
    }
  }

  int port() {
    return port;
  }

  private void datagrams(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    while (true) {
      packet.setLength(LARGEST);
      socket.receive(packet);
      byte[] bytes = new byte[packet.getLength()];
      System.arraycopy(packet.getData(), 0, bytes, 0, bytes.length);
      for (byte[] message : answers(bytes, true)) {
        send(socket, new DatagramPacket(message, message.length, packet.getSocketAddress()));
      }
    }
  }

  /** One client that has gone is no reason to stop for all others. */
  private static void send(DatagramSocket socket, DatagramPacket packet) throws IOException {
    try {
      socket.send(packet);
    } catch (IOException unreachable) {
      if (socket.isClosed()) {
        throw unreachable;
      }
    }
  }

  private void connections(ServerSocket listener) throws IOException {
    while (true) {
      Socket socket = crew.watch(listener.accept());
      var _ =
          crew.run(() -> {
            try {
              connection(socket);
            } finally {
              crew.close(socket);
            }
          });
    }
  }

  private void connection(Socket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    DataInputStream in = new DataInputStream(socket.getInputStream());
    while (true) {
      byte[] bytes = new byte[in.readUnsignedShort()];
      in.readFully(bytes);
      for (byte[] message : answers(bytes, false)) {
        byte[] framed =
            ByteBuffer.allocate(2 + message.length)
                .putShort((short) message.length)
                .put(message)
                .array();
        socket.getOutputStream().write(framed);
      }
    }
  }

  private List<byte[]> answers(byte[] bytes, boolean udp) {
    Message query;
    try {
      query = new Message(bytes);
    } catch (IOException noMessage) {
      return List.of();
    }
    if (query.getHeader().getFlag(Flags.QR)) {
      return List.of();
    }
    Record question = query.getQuestion();
    if (question == null || query.getHeader().getOpcode() != Opcode.QUERY) {
      return List.of(DnsAnswers.malformed(query));
    }
    String name = Network.hostKey(DnsAnswers.text(question.getName()));
    tally.question(name, index);
    return DnsAnswers.to(query, names.find(name, index, pace.now()), udp);
  }
}
