package dev.phonefleet.diagnosis;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A phone that is looked into.
 *
 * @param failures what the platform recorded
 * @param unread why the platform's record could not be read, if so
 * @param notes what else the platform and the phone's edge say, a line each
 */
public record TroubledPhone(
    Live.Phone phone,
    GroupName group,
    List<Live.Failure> failures,
    Optional<String> unread,
    List<String> notes) {
  public TroubledPhone {
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  /** A phone of which the platform says nothing but its failures. */
  public TroubledPhone(
      Live.Phone phone, GroupName group, List<Live.Failure> failures, Optional<String> unread) {
    this(phone, group, failures, unread, List.of());
  }

  /** The failure that counts. */
  public Optional<Live.Failure> latest() {
    return Failures.latest(failures);
  }

  /** When that was; empty: unknown. */
  public Optional<Instant> failedAt() {
    return latest().flatMap(Failures::time);
  }

  /** How long ago that was; empty: unknown. */
  public Optional<Duration> ago(Instant now) {
    return failedAt()
        .map(at -> Duration.between(at, now))
        .map(ago -> ago.isNegative() ? Duration.ZERO : ago);
  }
}
