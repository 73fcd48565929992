package dev.phonefleet.network;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Sighting;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/** Probes as the tests make and use them. */
final class Probing {
  /** For tests in which an answer comes: long enough for a busy machine. */
  static final Duration PATIENT = Duration.ofSeconds(10);

  /** For tests in which none comes; a fifth of it is the pause before a question is repeated. */
  static final Duration BRIEF = Duration.ofMillis(300);

  /** How much later than its time-out a probe may be back on a busy machine. */
  static final Duration GRACE = Duration.ofMillis(900);

  private Probing() {}

  static NetworkProbes direct(Duration timeout) {
    return routed(Routes.DIRECT, timeout);
  }

  static NetworkProbes routed(Routes routes, Duration timeout) {
    return new NetworkProbes(
        routes, Optional.empty(), InstantSource.system(), new SecureRandom(), timeout);
  }

  static NetworkProbes trusting(X509TrustManager trust, Duration timeout) {
    return new NetworkProbes(
        Routes.DIRECT, Optional.of(trust), InstantSource.system(), new SecureRandom(), timeout);
  }

  static Sighting look(NetworkProbes probes, Call call) {
    if (probes.send(call).outcome() instanceof Outcome.Done(Fact.Probed(Sighting sighting))) {
      return sighting;
    }
    throw new AssertionError("a probe is always done");
  }

  /** Routes by which some UDP ports are elsewhere, and DHCP answers come to any port. */
  static Routes udp(Map<InetSocketAddress, InetSocketAddress> elsewhere) {
    return new Routes() {
      @Override
      public InetSocketAddress udp(InetSocketAddress named) {
        return elsewhere.getOrDefault(named, named);
      }

      @Override
      public int dhcpClientPort() {
        return 0;
      }
    };
  }

  static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  static Duration took(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
