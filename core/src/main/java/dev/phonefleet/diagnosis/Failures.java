package dev.phonefleet.diagnosis;

import dev.phonefleet.outside.Live;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the platform recorded about a phone, read. Pure. */
public final class Failures {
  private Failures() {}

  /** The failure that counts: the latest, or the last one named where times are not given. */
  public static Optional<Live.Failure> latest(List<Live.Failure> failures) {
    Optional<Live.Failure> timed =
        failures.stream()
            .filter(failure -> time(failure).isPresent())
            .max(Comparator.comparing(failure -> time(failure).orElse(Instant.MIN)));
    return timed.or(() -> failures.stream().reduce((first, second) -> second));
  }

  /** When it was; empty: it is not told in a form that can be read. */
  public static Optional<Instant> time(Live.Failure failure) {
    try {
      return Optional.of(OffsetDateTime.parse(failure.time().strip()).toInstant());
    } catch (DateTimeException notGiven) {
      return Optional.empty();
    }
  }

  /** What keeps the phone from coming up, as far as the failure that counts says. */
  public static Optional<Cause> cause(List<Live.Failure> failures) {
    return latest(failures).flatMap(failure -> Cause.of(failure.code()));
  }

  /** All of them in one line: codes as they stand, with the words that came with each. */
  public static String words(List<Live.Failure> failures) {
    return failures.stream()
        .map(it -> it.message().isEmpty() ? it.code() : it.code() + ": " + it.message())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
