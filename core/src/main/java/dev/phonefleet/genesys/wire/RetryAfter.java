package dev.phonefleet.genesys.wire;

import dev.phonefleet.pacing.ServerHints;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads when a server asks to come back: {@code Retry-After} in seconds or as a date, and the reset
 * header of the published API in seconds. A date is taken relative to the response's own {@code
 * Date}, so that a clock that is off does not matter. What cannot be read counts as not said.
 */
final class RetryAfter {
  private RetryAfter() {}

  static ServerHints hints(WireResponse response, Instant now) {
    Optional<Instant> retry =
        response
            .header("Retry-After")
            .flatMap(text -> seconds(text).or(() -> untilDate(text, response, now)))
            .map(now::plus);
    Optional<Instant> reset =
        response.header("inin-ratelimit-reset").flatMap(RetryAfter::seconds).map(now::plus);
    return new ServerHints(
        retry,
        reset,
        whole(response, "inin-ratelimit-allowed"),
        whole(response, "inin-ratelimit-count"),
        response.date());
  }

  private static Optional<Duration> seconds(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      boolean usable = value >= 0 && value < 1e9;
      return usable ? Optional.of(Duration.ofMillis(Math.round(value * 1000))) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static OptionalInt whole(WireResponse response, String header) {
    return response
        .header(header)
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElseGet(OptionalInt::empty);
  }

  private static Optional<Duration> untilDate(String text, WireResponse response, Instant now) {
    Instant serverNow = response.date().orElse(now);
    return date(text)
        .map(at -> Duration.between(serverNow, at))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
