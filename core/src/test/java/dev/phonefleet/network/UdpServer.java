package dev.phonefleet.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A UDP server on this machine that does as its script says with every datagram. */
final class UdpServer implements AutoCloseable {
  /**
   * A datagram that came.
   *
   * @param text its bytes, each as one character
   * @param number from 1
   * @param client where it came from, and where answers go
   */
  record Asked(String text, int number, SocketAddress client) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** What the server does with a datagram. */
  interface Script {
    void serve(Asked asked, UdpServer server) throws IOException;
  }

  private final DatagramSocket socket;
  private final DatagramSocket second;
  private final Script script;
  private final List<Asked> all = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> atSecond = new LinkedBlockingQueue<>();

  UdpServer(Script script) throws IOException {
    this.script = script;
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    second = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    Thread.ofVirtual().start(this::listenAtSecond);
  }

  static UdpServer silent() throws IOException {
    return new UdpServer((asked, server) -> {});
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Answers from the port that was asked. */
  void reply(Asked to, byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, to.client()));
  }

  /** Answers from another port of the same address. */
  void replyFromSecondPort(Asked to, byte[] bytes) throws IOException {
    second.send(new DatagramPacket(bytes, bytes.length, to.client()));
  }

  /** Answers from another address of this machine. */
  static void replyFromStranger(Asked to, byte[] bytes) throws IOException {
    try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.2"))) {
      stranger.send(new DatagramPacket(bytes, bytes.length, to.client()));
    }
  }

  List<Asked> asked() {
    return List.copyOf(all);
  }

  /** The next datagram that comes to the second port; empty when none comes in time. */
  Optional<String> nextAtSecondPort() throws InterruptedException {
    return Optional.ofNullable(atSecond.poll(5, TimeUnit.SECONDS));
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = receive(socket);
        Asked asked = new Asked(text(packet), all.size() + 1, packet.getSocketAddress());
        all.add(asked);
        script.serve(asked, this);
      } catch (IOException over) {
        // The server was closed, or a client has gone.
      }
    }
  }

  private void listenAtSecond() {
    while (!second.isClosed()) {
      try {
        DatagramPacket packet = receive(second);
        atSecond.add(text(packet));
      } catch (IOException over) {
        // The server was closed.
      }
    }
  }

  private static DatagramPacket receive(DatagramSocket from) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    from.receive(packet);
    return packet;
  }

  @Override
  public void close() {
    socket.close();
    second.close();
  }
}
