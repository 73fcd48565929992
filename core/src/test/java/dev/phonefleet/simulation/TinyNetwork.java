package dev.phonefleet.simulation;

import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Resolvers and hosts in memory, as a function of the virtual time: names that appear late, go away
 * again, and are known to one resolver and not to the other; ports that open late and close again.
 */
final class TinyNetwork {
  static final String ADDRESS = "203.0.113.10";
  private static final String OLD_ADDRESS = "203.0.113.99";
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final RandomGenerator random;
  private final Map<Call.Probe, Life> lives = new HashMap<>();

  /** Whether names and ports are good from the start and for ever. */
  boolean calm = true;

  /** No trouble begins after that. */
  Instant quietFrom = Instant.MIN;

  /** Whether nothing is good before {@link #quietFrom}. */
  boolean neverBefore;

  private record Life(Instant goodFrom, Instant awayFrom, Instant awayUntil, int trouble) {
    boolean good(Instant now) {
      return !now.isBefore(goodFrom) && (now.isBefore(awayFrom) || !now.isBefore(awayUntil));
    }
  }

  /** What a probe meets, and how long that takes. */
  record Met(Sighting sighting, Duration takes) {}

  TinyNetwork(RandomGenerator random) {
    this.random = random;
  }

  Met meet(Call.Probe probe, Instant now) {
    boolean good =
        neverBefore
            ? !now.isBefore(quietFrom)
            : calm || !now.isBefore(quietFrom) || life(probe, now).good(now);
    int trouble = good ? 0 : life(probe, now).trouble();
    return switch (probe) {
      case Call.Dns _ -> name(good, trouble);
      case Call.Tcp _ -> port(good, trouble);
      case Call.Tftp _ ->
          good
              ? new Met(new Sighting.TftpAnswered("error 1"), quick())
              : new Met(new Sighting.TftpSilent("no answer within 5 s"), SILENCE);
      case Call.DhcpInform _ -> throw new AssertionError("nobody asks for that");
    };
  }

  private Met name(boolean good, int trouble) {
    if (good) {
      return new Met(new Sighting.Addresses(List.of(ADDRESS), Duration.ofMinutes(1)), quick());
    }
    return switch (trouble) {
      case 0 ->
          new Met(
              new Sighting.NoAddress(
                  false, Optional.of("genesyscloud.com"), Optional.of(Duration.ofMinutes(1))),
              quick());
      case 1 -> new Met(new Sighting.ResolverFailed("SERVFAIL"), quick());
      case 2 -> new Met(new Sighting.ResolverSilent("no answer within 5 s"), SILENCE);
      default ->
          new Met(new Sighting.Addresses(List.of(OLD_ADDRESS), Duration.ofMinutes(1)), quick());
    };
  }

  private Met port(boolean good, int trouble) {
    if (good) {
      return new Met(new Sighting.Connected(Optional.empty(), Optional.empty()), quick());
    }
    return trouble % 2 == 0
        ? new Met(new Sighting.NotConnected(Sighting.NotConnected.Why.REFUSED, "refused"), quick())
        : new Met(
            new Sighting.NotConnected(Sighting.NotConnected.Why.TIMED_OUT, "no answer"), SILENCE);
  }

  private Duration quick() {
    return Duration.ofMillis(1 + random.nextInt(80));
  }

  private Life life(Call.Probe probe, Instant now) {
    return lives.computeIfAbsent(probe, it -> invent(now));
  }

  private Life invent(Instant now) {
    Instant from = random.nextInt(2) == 0 ? now : now.plusMillis(random.nextInt(60_000));
    boolean leaves = random.nextInt(3) == 0;
    Instant away = leaves ? from.plusMillis(random.nextInt(60_000)) : Instant.MAX;
    Instant back = leaves ? away.plusMillis(random.nextInt(40_000)) : Instant.MAX;
    return new Life(from, away, back, random.nextInt(4));
  }
}
