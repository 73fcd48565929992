package dev.phonefleet.simulator.scenario.published;

import dev.phonefleet.simulator.scenario.Span;
import java.time.Duration;
import java.util.Set;

/**
 * How edges live. Durations are platform time.
 *
 * @param connecting how long an edge stays OFFLINE after it went into service; default 5 to 20 s
 * @param draining how long calls are waited for when the request does not say; default 10 s
 * @param terminating how long the rest of them takes to end after that; default 1 s
 * @param diagnostic how long a diagnostic command takes; default 1 to 3 s
 * @param unreachable hosts that no edge reaches; default none
 * @param unresolvable hosts that no edge finds an address for; default none
 */
public record EdgeTimes(
    Span connecting,
    Duration draining,
    Duration terminating,
    Span diagnostic,
    Set<String> unreachable,
    Set<String> unresolvable) {
  public EdgeTimes {
    unreachable = Set.copyOf(unreachable);
    unresolvable = Set.copyOf(unresolvable);
  }

  /** Edges are there within 20 s. */
  public static EdgeTimes defaults() {
    return new EdgeTimes(
        Span.ofSeconds(5, 20),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Span.ofSeconds(1, 3),
        Set.of(),
        Set.of());
  }

  /** The same with another time of connecting. */
  public EdgeTimes withConnecting(Span value) {
    return new EdgeTimes(value, draining, terminating, diagnostic, unreachable, unresolvable);
  }

  /** The same with another time of waiting for calls. */
  public EdgeTimes withDraining(Duration value) {
    return new EdgeTimes(connecting, value, terminating, diagnostic, unreachable, unresolvable);
  }

  /** The same with another time of ending calls. */
  public EdgeTimes withTerminating(Duration value) {
    return new EdgeTimes(connecting, draining, value, diagnostic, unreachable, unresolvable);
  }

  /** The same with another time of diagnostics. */
  public EdgeTimes withDiagnostic(Span value) {
    return new EdgeTimes(connecting, draining, terminating, value, unreachable, unresolvable);
  }

  /** The same with these hosts out of reach. */
  public EdgeTimes withUnreachable(String... hosts) {
    return new EdgeTimes(
        connecting, draining, terminating, diagnostic, Set.of(hosts), unresolvable);
  }

  /** The same with these hosts unknown to DNS. */
  public EdgeTimes withUnresolvable(String... hosts) {
    return new EdgeTimes(connecting, draining, terminating, diagnostic, unreachable, Set.of(hosts));
  }
}
