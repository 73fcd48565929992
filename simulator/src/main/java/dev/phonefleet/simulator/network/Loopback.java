package dev.phonefleet.simulator.network;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sockets on 127.0.0.1. */
final class Loopback {
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.1");
  private static final int BACKLOG = 50;
  private static final int ATTEMPTS = 100;

  private Loopback() {}

  /** One port number for UDP and TCP. */
  record Pair(ServerSocket tcp, DatagramSocket udp) {}

  static InetSocketAddress at(int port) {
    return new InetSocketAddress(ADDRESS, port);
  }

  static ServerSocket listen(int port) throws IOException {
    return listen(port, BACKLOG);
  }

  static ServerSocket listen(int port, int backlog) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // Connections of before may still be ending, and another socket may hold the port.
      socket.setReuseAddress(true);
      socket.bind(at(port), backlog);
      return socket;
    } catch (IOException taken) {
      socket.close();
      throw taken;
    }
  }

  /** A socket that has the port and does not listen on it: connections are refused. */
  static Socket hold(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setReuseAddress(true);
      socket.bind(at(port));
      return socket;
    } catch (IOException taken) {
      socket.close();
      throw taken;
    }
  }

  static DatagramSocket datagrams(int port) throws IOException {
    return new DatagramSocket(at(port));
  }

  /** Any free number may be free for one protocol only, so several are tried. */
  static Pair pair(int port) throws IOException {
    for (int attempt = 1; ; attempt++) {
      ServerSocket tcp = listen(port);
      try {
        return new Pair(tcp, datagrams(tcp.getLocalPort()));
      } catch (IOException taken) {
        tcp.close();
        if (port != 0 || attempt == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  /** What to say when a port cannot be had. */
  static IllegalStateException unavailable(String what, int port, IOException cause) {
    return new IllegalStateException(
        "cannot listen on 127.0.0.1:" + port + " for " + what + "; is the port in use?", cause);
  }
}
