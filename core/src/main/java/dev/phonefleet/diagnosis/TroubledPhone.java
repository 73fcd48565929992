package dev.phonefleet.diagnosis;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.outside.Live;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A phone that is looked into.
 *
 * @param failures what the platform recorded
 * @param unread why the platform's record could not be read, if so
 */
public record TroubledPhone(
    Live.Phone phone, GroupName group, List<Live.Failure> failures, Optional<String> unread) {
  public TroubledPhone {
    failures = List.copyOf(failures);
  }

  /** The failure that counts: the latest, or the last one named where times are not given. */
  public Optional<Live.Failure> latest() {
    Optional<Live.Failure> timed =
        failures.stream()
            .filter(failure -> time(failure).isPresent())
            .max(Comparator.comparing(failure -> time(failure).orElse(Instant.MIN)));
    return timed.or(() -> failures.stream().reduce((first, second) -> second));
  }

  /** When that was; empty: unknown. */
  public Optional<Instant> failedAt() {
    return latest().flatMap(TroubledPhone::time);
  }

  /** How long ago that was; empty: unknown. */
  public Optional<Duration> ago(Instant now) {
    return failedAt()
        .map(at -> Duration.between(at, now))
        .map(ago -> ago.isNegative() ? Duration.ZERO : ago);
  }

  private static Optional<Instant> time(Live.Failure failure) {
    try {
      return Optional.of(OffsetDateTime.parse(failure.time().strip()).toInstant());
    } catch (DateTimeException notGiven) {
      return Optional.empty();
    }
  }
}
