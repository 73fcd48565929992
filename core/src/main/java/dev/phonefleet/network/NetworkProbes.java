package dev.phonefleet.network;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.outside.Sighting;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.X509TrustManager;

/**
 * Carries out {@link Call.Probe}s and nothing else. Whatever the network does is a {@link
 * Sighting}; only a probe that cannot be meant, such as one to an address that is none, is an
 * {@link IllegalArgumentException}.
 *
 * <p>Thread-safe, and may be used from virtual and platform threads. An interrupt of the calling
 * thread ends the probe at once: the sighting says so, and the thread stays interrupted.
 */
public final class NetworkProbes implements Outside {
  /** How long one probe may take, everything included. */
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);

  /** An interrupted probe is back within moments; on a busy machine it may wait for a processor. */
  private static final Duration COMING_BACK = Duration.ofSeconds(1);

  private final Duration timeout;
  private final DnsProbe dns;
  private final TcpProbe tcp;
  private final TftpProbe tftp;
  private final DhcpProbe dhcp;

  /**
   * Probes that take five seconds at most.
   *
   * @param trust who decides which certificates are trusted; empty: the runtime's authorities
   * @param clock for when to ask again, and whether a certificate is valid now
   * @param chance for the ids of questions; thread-safe and not to be foreseen by others
   */
  public NetworkProbes(
      Routes routes,
      Optional<X509TrustManager> trust,
      InstantSource clock,
      RandomGenerator chance) {
    this(routes, trust, clock, chance, USUAL_TIMEOUT);
  }

  /**
   * Probes with a time-out of their own, by which questions over UDP are repeated, too: at each
   * fifth of it.
   */
  public NetworkProbes(
      Routes routes,
      Optional<X509TrustManager> trust,
      InstantSource clock,
      RandomGenerator chance,
      Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the time-out is not positive: " + timeout);
    }
    this.timeout = timeout;
    this.dns = new DnsProbe(routes, clock, chance, timeout);
    this.tcp =
        new TcpProbe(
            routes,
            new TlsHandshake(new Trust(trust.orElseGet(Trust::ofTheRuntime), clock), timeout),
            timeout);
    this.tftp = new TftpProbe(routes, clock, timeout);
    this.dhcp = new DhcpProbe(routes, clock, chance, timeout);
  }

  @Override
  public Answer send(Call call) {
    if (!(call instanceof Call.Probe probe)) {
      throw new IllegalArgumentException("not a probe: " + call);
    }
    Sighting sighting =
        switch (probe) {
          case Call.Dns it -> within(() -> dns.look(it), Sighting.ResolverSilent::new);
          case Call.Tcp it ->
              within(
                  () -> tcp.look(it),
                  words -> new Sighting.NotConnected(Sighting.NotConnected.Why.TIMED_OUT, words));
          case Call.Tftp it -> within(() -> tftp.look(it), Sighting.TftpSilent::new);
          case Call.DhcpInform it -> within(() -> dhcp.look(it), Sighting.DhcpSilent::new);
        };
    return new Answer(
        new Outcome.Done(new Fact.Probed(sighting)),
        OptionalInt.empty(),
        ServerHints.NONE,
        asked(probe));
  }

  private static String asked(Call.Probe probe) {
    return switch (probe) {
      case Call.Dns it -> it.resolver();
      case Call.Tcp it -> it.host();
      case Call.Tftp it -> it.address();
      case Call.DhcpInform it -> it.server();
    };
  }

  /** A sighting of nothing. */
  private interface Silence {
    Sighting because(String words);
  }

  /**
   * Runs a probe on a virtual thread and interrupts that when the time is up. An interrupt closes
   * the socket that a virtual thread waits on, whichever it is and however slowly it is fed; so
   * this is the only place that has to keep the time.
   */
  private Sighting within(Callable<Sighting> probe, Silence silence) {
    FutureTask<Sighting> task = new FutureTask<>(probe);
    Thread thread =
        Thread.ofVirtual().inheritInheritableThreadLocals(false).name("probe").start(task);
    try {
      try {
        return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        // What it met so far is what it comes back with.
        thread.interrupt();
        return task.get(COMING_BACK.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (TimeoutException lost) {
      return silence.because(Words.noAnswer(timeout));
    } catch (InterruptedException stopped) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return silence.because("the run ended before an answer came");
    } catch (ExecutionException failed) {
      // The probes make sightings of what the network does: this is a mistake in the call or here.
      if (failed.getCause() instanceof RuntimeException mistake) {
        throw mistake;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
