package dev.phonefleet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {
  private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "3600, 3300",
    "601, 301",
    "600, 540",
    "360, 324",
    "300, 270",
    "120, 108",
    "100, 90",
    "60, 50",
    "20, 10",
    "15, 7.5",
    "10, 5",
    "1, 0.5"
  })
  void aTokenIsRenewedBeforeItsEnd(long life, double renewedAfter) {
    Duration age = Duration.ofSeconds(life).minus(Login.margin(Duration.ofSeconds(life)));

    assertThat(age.toMillis()).isEqualTo(Math.round(renewedAfter * 1000));
  }

  @Test
  void withoutATokenNothingMayLeaveAndOneIsDue() {
    Login login = new Login();

    assertThat(login.goodAt(T0)).isFalse();
    assertThat(login.dueAt(T0)).isTrue();
  }

  @Test
  void aTokenLivesFromWhenItWasAskedFor() {
    Login login = new Login();

    login.renewed(T0, Duration.ofMinutes(6));

    assertThat(login.goodAt(T0.plusSeconds(359))).isTrue();
    assertThat(login.goodAt(T0.plusSeconds(360))).isFalse();
    assertThat(login.dueAt(T0.plusSeconds(323))).isFalse();
    assertThat(login.dueAt(T0.plusSeconds(324))).isTrue();
    assertThat(login.renewAt()).isEqualTo(T0.plusSeconds(324));
  }

  @Test
  void aRejectedTokenIsGoodForNothingAndTheNextOneIsAnother() {
    Login login = new Login();
    login.renewed(T0, Duration.ofHours(1));
    int first = login.generation();

    login.rejected();

    assertThat(login.goodAt(T0.plusSeconds(1))).isFalse();
    assertThat(login.dueAt(T0.plusSeconds(1))).isTrue();
    login.renewed(T0.plusSeconds(2), Duration.ofHours(1));
    assertThat(login.goodAt(T0.plusSeconds(3))).isTrue();
    assertThat(login.generation()).isGreaterThan(first);
  }
}
