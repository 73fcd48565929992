package dev.phonefleet.simulator.network;

import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;

/** A region's TFTP server (RFC 1350), as far as a read request can tell. */
final class TftpEndpoint {
  private static final int LARGEST = 1024;
  private static final int PATIENCE_MILLIS = 2000;
  private static final short RRQ = 1;
  private static final short DATA = 3;
  private static final short ERROR = 5;

  private final Crew crew;
  private final Region region;
  private final Tally tally;
  private final DatagramSocket socket;
  private volatile TftpMode mode = TftpMode.SILENT;
  private Future<?> serving;

  TftpEndpoint(Crew crew, Region region, TftpMode mode, int port, Tally tally) {
    this.crew = crew;
    this.region = region;
    this.tally = tally;
    try {
      this.socket = crew.watch(Loopback.datagrams(port));
    } catch (IOException taken) {
      throw Loopback.unavailable("TFTP", port, taken);
    }
    this.serving = crew.run(this::serve);
    set(mode);
  }

  int port() {
    return socket.getLocalPort();
  }

  TftpMode mode() {
    return mode;
  }

  synchronized void set(TftpMode next) {
    TftpMode before = mode;
    if (before == next) {
      return;
    }
    try {
      if (next == TftpMode.CLOSED) {
        mode = next;
        close();
      } else if (before == TftpMode.CLOSED) {
        socket.disconnect();
        mode = next;
        serving = crew.run(this::serve);
      } else {
        mode = next;
      }
    } catch (IOException broken) {
      throw Loopback.unavailable("TFTP", port(), broken);
    }
  }

  /**
   * A socket that is connected to itself keeps its port from others, and the system tells everybody
   * else that nobody listens. It cannot be connected while somebody waits for it.
   */
  private void close() throws IOException {
    try (DatagramSocket waker = Loopback.datagrams(0)) {
      waker.send(new DatagramPacket(new byte[0], 0, Loopback.at(port())));
    }
    Crew.await(serving);
    socket.connect(Loopback.at(port()));
  }

  private void serve() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    while (mode != TftpMode.CLOSED) {
      packet.setLength(LARGEST);
      socket.receive(packet);
      if (mode != TftpMode.CLOSED && opcode(packet) == RRQ) {
        tally.tftpRead(region.key());
        SocketAddress client = packet.getSocketAddress();
        switch (mode) {
          case ERROR -> fail(client);
          case DATA -> {
            var _ = crew.run(() -> transfer(client));
          }
          case SILENT, CLOSED -> {}
        }
      }
    }
  }

  private static void fail(SocketAddress client) throws IOException {
    try (DatagramSocket transfer = Loopback.datagrams(0)) {
      send(transfer, client, ERROR, 1, "File not found\0");
    }
  }

  private void transfer(SocketAddress client) throws IOException {
    DatagramSocket transfer = crew.watch(Loopback.datagrams(0));
    try {
      transfer.setSoTimeout(PATIENCE_MILLIS);
      send(transfer, client, DATA, 1, "# simulated configuration\n");
      DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
      transfer.receive(packet);
      if (opcode(packet) == ERROR) {
        tally.tftpEnded(region.key());
      }
    } finally {
      crew.close(transfer);
    }
  }

  private static void send(
      DatagramSocket socket, SocketAddress client, short opcode, int number, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer packet = ByteBuffer.allocate(4 + bytes.length);
    packet.putShort(opcode).putShort((short) number).put(bytes);
    socket.send(new DatagramPacket(packet.array(), packet.capacity(), client));
  }

  private static int opcode(DatagramPacket packet) {
    byte[] data = packet.getData();
    return packet.getLength() < 4 ? 0 : (data[0] & 0xff) << 8 | (data[1] & 0xff);
  }
}
