package dev.phonefleet.network;

import dev.phonefleet.outside.Sighting;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Asks whatever this host uses: its files, its resolver, the caches of both and the runtime's.
 *
 * <p>Thread-safe. Gives up when its thread is interrupted.
 */
final class SystemResolver {
  private final Duration timeout;

  SystemResolver(Duration timeout) {
    this.timeout = timeout;
  }

  Sighting.OfName look(String name) {
    if (name.isBlank()) {
      // The runtime would say that nothing is this host.
      return new Sighting.ResolverFailed("no such name can be asked for");
    }
    FutureTask<List<InetAddress>> task =
        new FutureTask<>(() -> List.of(InetAddress.getAllByName(name)));
    // The system's look-up cannot be stopped. On a virtual thread it would hold one of the few
    // threads beneath them all until it ends, and two of them could stop every other probe.
    Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).name("look-up").start(task);
    try {
      return seen(task.get());
    } catch (InterruptedException late) {
      Thread.currentThread().interrupt();
      return new Sighting.ResolverSilent(Words.noAnswer(timeout));
    } catch (ExecutionException failed) {
      return failure(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  private static Sighting.OfName seen(List<InetAddress> all) {
    List<String> addresses =
        all.stream()
            .filter(Inet4Address.class::isInstance)
            .sorted((one, other) -> Arrays.compareUnsigned(one.getAddress(), other.getAddress()))
            .map(InetAddress::getHostAddress)
            .distinct()
            .toList();
    return addresses.isEmpty()
        ? new Sighting.NoAddress(true, Optional.empty(), Optional.empty())
        : new Sighting.Addresses(addresses, Duration.ZERO);
  }

  private static Sighting.OfName failure(Throwable failure) {
    boolean unknown = failure instanceof UnknownHostException;
    if (unknown && !Words.of(failure).contains("Temporary failure")) {
      return new Sighting.NoAddress(false, Optional.empty(), Optional.empty());
    }
    return new Sighting.ResolverFailed(unknown ? "Temporary failure" : Words.of(failure));
  }
}
