package dev.phonefleet.genesys.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void secondsCountFromNow() {
    assertThat(retryAt("Retry-After", "7")).isEqualTo(Duration.ofSeconds(7));
    assertThat(retryAt("Retry-After", " 7 ")).isEqualTo(Duration.ofSeconds(7));
    assertThat(retryAt("Retry-After", "0")).isEqualTo(Duration.ZERO);
    assertThat(retryAt("Retry-After", "1.5")).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void aDateCountsFromTheServersOwnDate() {
    Duration wait =
        retryAt(
            "Date", "Sun, 01 Mar 2026 11:59:00 GMT",
            "Retry-After", "Sun, 01 Mar 2026 12:00:30 GMT");

    assertThat(wait).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aDateWithoutTheServersCountsFromOurs() {
    assertThat(retryAt("Retry-After", "Sun, 01 Mar 2026 08:00:30 GMT"))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(retryAt("Date", "yesterday", "Retry-After", "Sun, 01 Mar 2026 08:00:30 GMT"))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aDateThatIsOverMeansNow() {
    assertThat(retryAt("Retry-After", "Sun, 01 Mar 2026 07:00:00 GMT")).isEqualTo(Duration.ZERO);
  }

  @Test
  void aLongWaitIsKeptSoThatItCanBeRefusedWithItsTime() {
    assertThat(retryAt("Retry-After", "86400")).isEqualTo(Duration.ofDays(1));
    assertThat(retryAt("Retry-After", "999999999")).isEqualTo(Duration.ofSeconds(999_999_999));
    assertThat(retryAt("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"))
        .isGreaterThan(Duration.ofDays(365_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "soon",
        "NaN",
        "Infinity",
        "-0.5",
        "2026-03-01T08:00:30Z",
        "Mon, 01 Mar 2026 08:00:30 GMT",
        "7 seconds",
        "99999999999999999999999"
      })
  void whatCannotBeReadIsNotSaid(String value) {
    assertThat(hints("Retry-After", value)).isEqualTo(ServerHints.NONE);
  }

  @Test
  void theResetOfThePublishedApiCountsWhereRetryAfterIsAbsent() {
    ServerHints hints = hints("inin-ratelimit-reset", "42");

    assertThat(hints.retryAt()).isEmpty();
    assertThat(hints.resetAt()).contains(NOW.plusSeconds(42));
    assertThat(hints.comeBack()).contains(NOW.plusSeconds(42));
    assertThat(hints("inin-ratelimit-reset", "42", "Retry-After", "3").comeBack())
        .contains(NOW.plusSeconds(3));
  }

  private static Duration retryAt(String... headers) {
    return Duration.between(NOW, hints(headers).retryAt().orElseThrow());
  }

  private static ServerHints hints(String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i].toLowerCase(Locale.ROOT), List.of(headers[i + 1]));
    }
    return RetryAfter.hints(new WireResponse(429, all, ""), NOW);
  }
}
