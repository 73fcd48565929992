package dev.phonefleet.network;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server on this machine that does as its script says with every connection. */
final class TcpServer implements AutoCloseable {
  /** What the server does with a connection, which is closed afterwards. */
  interface Script {
    void serve(Socket connection) throws IOException;
  }

  private final ServerSocket socket;
  private final Script script;
  private final AtomicInteger count = new AtomicInteger();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  TcpServer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  TcpServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  /** Takes connections, hears what is said and says nothing. */
  static TcpServer silent() throws IOException {
    return new TcpServer(TcpServer::hear);
  }

  /** Reads until the client hangs up. */
  static void hear(Socket connection) throws IOException {
    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return count.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        count.incrementAndGet();
        open.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException over) {
        // The server was closed.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      script.serve(connection);
    } catch (IOException over) {
      // The client has gone, or the server was closed.
    } finally {
      open.remove(connection);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
