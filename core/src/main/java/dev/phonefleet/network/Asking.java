package dev.phonefleet.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks over UDP, and asks again while nothing usable comes. It gives up when its thread is
 * interrupted, and only then: whoever started the probe keeps the time.
 *
 * <p>Confined to one thread. Does not close the socket.
 */
final class Asking {
  /** More than any answer has that was asked for here. */
  private static final int LARGEST = 4096;

  private final DatagramSocket socket;
  private final List<Duration> again;
  private final InstantSource clock;
  private final byte[] room = new byte[LARGEST];
  private Optional<String> trouble = Optional.empty();

  /**
   * @param again when to repeat a question, counted from its first time
   */
  Asking(DatagramSocket socket, List<Duration> again, InstantSource clock) {
    this.socket = socket;
    this.again = List.copyOf(again);
    this.clock = clock;
  }

  /** The first, second, third and fourth fifth of the time: each second of five. */
  static List<Duration> eachFifth(Duration timeout) {
    Duration fifth = timeout.dividedBy(5);
    return List.of(fifth, fifth.multipliedBy(2), fifth.multipliedBy(3), fifth.multipliedBy(4));
  }

  /**
   * What the first usable datagram says.
   *
   * @param usable empty for a datagram that is to be ignored
   * @return empty when the thread was interrupted before one came
   * @throws IOException when the question cannot be sent at all
   */
  <T> Optional<T> ask(DatagramPacket question, Function<DatagramPacket, Optional<T>> usable)
      throws IOException {
    Instant start = clock.instant();
    try {
      send(question);
      for (Duration next : again) {
        Optional<T> answer = listen(Optional.of(start.plus(next)), usable);
        if (answer.isPresent()) {
          return answer;
        }
        send(question);
      }
      return listen(Optional.empty(), usable);
    } catch (IOException failure) {
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Why nothing usable came, as far as the network said. */
  String silence(Duration timeout) {
    return trouble.orElseGet(() -> Words.noAnswer(timeout));
  }

  private void send(DatagramPacket question) throws IOException {
    try {
      socket.send(question);
    } catch (PortUnreachableException | NoRouteToHostException refused) {
      // What an earlier datagram met; this one may have a better fate at its next turn.
      remember(refused);
    }
  }

  private <T> Optional<T> listen(
      Optional<Instant> until, Function<DatagramPacket, Optional<T>> usable) throws IOException {
    while (!Thread.currentThread().isInterrupted()) {
      if (until.isPresent()) {
        long left = Duration.between(clock.instant(), until.get()).toMillis();
        if (left <= 0) {
          return Optional.empty();
        }
        socket.setSoTimeout(Math.clamp(left, 1, Integer.MAX_VALUE));
      } else {
        socket.setSoTimeout(0);
      }
      DatagramPacket packet = new DatagramPacket(room, room.length);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException silent) {
        return Optional.empty();
      } catch (PortUnreachableException | NoRouteToHostException refused) {
        remember(refused);
        continue;
      }
      Optional<T> answer = usable.apply(packet);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private void remember(IOException refused) {
    trouble =
        Optional.of(
            refused instanceof PortUnreachableException
                ? "nobody listens there (port unreachable)"
                : "no way there: " + Words.of(refused));
  }
}
