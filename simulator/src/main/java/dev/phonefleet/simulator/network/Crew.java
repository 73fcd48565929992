package dev.phonefleet.simulator.network;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The threads and sockets of the network, which all end with it. Safe for use by many threads. */
final class Crew implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("dev.phonefleet.simulator");

  private static final int PATIENCE_SECONDS = 5;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name("simulator-network-", 0).factory());
  private final Set<Closeable> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** What a thread does until its socket is closed. */
  interface Work {
    void run() throws IOException;
  }

  /** Does something on a thread of its own. A socket that breaks or is closed just ends it. */
  Future<?> run(Work work) {
    return threads.submit(() -> {
      try {
        work.run();
      } catch (IOException _) {
        // The other side has gone, or this one is closing.
      } catch (RuntimeException bug) {
        if (!closed) {
          LOG.log(Level.SEVERE, "the simulator's network failed", bug);
        }
      }
    });
  }

  /** Waits for the end of what {@link #run} began, which must be near. */
  static void await(Future<?> work) throws IOException {
    try {
      work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while an endpoint changed");
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("an endpoint's thread did not end well", failed);
    }
  }

  /** A socket that is closed at the end, if not before. */
  <C extends Closeable> C watch(C socket) throws IOException {
    sockets.add(socket);
    if (closed) {
      close(socket);
      throw new IOException("the simulator is closing");
    }
    return socket;
  }

  /** Closes a socket now. */
  void close(Closeable socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException _) {
      // It is of no use any more either way.
    }
  }

  @Override
  public void close() {
    closed = true;
    Set.copyOf(sockets).forEach(this::close);
    // Virtual threads that wait for a socket are woken by this too.
    threads.shutdownNow();
    try {
      var _ = threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
