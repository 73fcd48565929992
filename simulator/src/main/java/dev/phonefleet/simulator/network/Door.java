package dev.phonefleet.simulator.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A TCP port that can be opened, shut, or made a wall, and is nobody else's meanwhile. Changes come
 * one at a time: whoever calls sees to that.
 */
final class Door {
  private static final int BACKLOG = 50;

  /** Linux queues one connection more than asked for; the rest of these wait like everybody. */
  private static final int FILLERS = 4;

  private final Crew crew;
  private final int port;
  private final List<Closeable> present = new ArrayList<>();
  private Future<?> accepting = CompletableFuture.completedFuture(null);

  /** What is done with a connection. The socket is closed afterwards. */
  interface Guest {
    void receive(Socket socket) throws IOException;
  }

  /** Takes the port, any free one for 0, and accepts connections. */
  Door(Crew crew, int port, Guest guest) throws IOException {
    this.crew = crew;
    ServerSocket listener = crew.watch(Loopback.listen(port, BACKLOG));
    this.port = listener.getLocalPort();
    accept(listener, guest);
  }

  int port() {
    return port;
  }

  /** Accepts connections. */
  void open(Guest guest) throws IOException {
    accept(listen(BACKLOG), guest);
  }

  /** Refuses connections. */
  void shut() throws IOException {
    present.forEach(crew::close);
    present.clear();
    // A socket that somebody waits for is really closed only when that thread has noticed.
    Crew.await(accepting);
    present.add(crew.watch(Loopback.hold(port)));
  }

  /** Leaves whoever connects without any answer. */
  void wall() throws IOException {
    present.add(listen(1));
    // With its queue full, Linux drops what comes. The queue is never emptied.
    for (int i = 0; i < FILLERS; i++) {
      SocketChannel filler = crew.watch(SocketChannel.open());
      present.add(filler);
      filler.configureBlocking(false);
      var _ = filler.connect(Loopback.at(port));
    }
  }

  /** The port is held until somebody listens again, since any other program may ask for one. */
  private ServerSocket listen(int backlog) throws IOException {
    shut();
    ServerSocket listener = crew.watch(Loopback.listen(port, backlog));
    present.forEach(crew::close);
    present.clear();
    return listener;
  }

  private void accept(ServerSocket listener, Guest guest) {
    present.add(listener);
    accepting =
        crew.run(() -> {
          while (true) {
            Socket socket = crew.watch(listener.accept());
            var _ = crew.run(() -> receive(socket, guest));
          }
        });
  }

  private void receive(Socket socket, Guest guest) throws IOException {
    try {
      guest.receive(socket);
    } finally {
      crew.close(socket);
    }
  }
}
