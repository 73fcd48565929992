package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Client.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.Limits.RetryAfter;
import dev.phonefleet.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class LimitTest {
  private final SettableClock clock = new SettableClock();

  /** One a second, so that the second request of a test comes too early however slow it runs. */
  private static Scenario strict() {
    return Quick.hq().withLimits(limits -> Scenario.defaults().limits().withPerGroupPerSecond(1));
  }

  private Reply second(Scenario scenario) {
    try (Simulator simulator = Simulator.start(scenario, clock);
        Client client = new Client(simulator).login()) {
      client.get(Quick.HQ);
      Reply second = client.get(Quick.PHONE);
      assertThat(simulator.report().throttled()).isEqualTo(second.status() == 429 ? 1 : 0);
      return second;
    }
  }

  @Test
  void everythingOnAGroupsPathCounts() {
    Reply second = second(strict());

    assertThat(second.status()).isEqualTo(429);
    assertThat(second.header("Retry-After")).isEqualTo("1");
    assertThat(second.text("code")).isEqualTo("too.many.requests");
  }

  @Test
  void retryAfterCanBeADateOrAbsent() {
    Reply date = second(strict().withLimits(limits -> limits.withRetryAfter(RetryAfter.DATE)));
    Reply absent = second(strict().withLimits(limits -> limits.withRetryAfter(RetryAfter.ABSENT)));

    ZonedDateTime when =
        ZonedDateTime.parse(date.header("Retry-After"), DateTimeFormatter.RFC_1123_DATE_TIME);
    assertThat(Duration.between(clock.instant(), when))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(absent.status()).isEqualTo(429);
    assertThat(absent.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void theCollectionIsOnNoGroupsPath() {
    try (Simulator simulator = Simulator.start(strict(), clock);
        Client client = new Client(simulator).login()) {
      for (int i = 0; i < 20; i++) {
        assertThat(client.get(GROUPS).status()).isEqualTo(200);
      }
      client.get(Quick.HQ);
      client.get(Quick.HQ);

      assertThat(simulator.report().peaks()).containsEntry("hq", 2).hasSize(1);
    }
  }

  @Test
  void tokensAndLoginsCanBeLimitedByTheMinute() {
    Scenario scenario =
        Quick.hq()
            .withLimits(limits -> limits.withPerTokenPerMinute(2))
            .withLogin(login -> login.withPerMinute(2));
    try (Simulator simulator = Simulator.start(scenario, clock);
        Client client = new Client(simulator).login()) {
      client.conformity().departsIn("429 has a body");
      client.get(GROUPS);
      client.get(GROUPS);
      Reply third = client.get(GROUPS);
      client.login();
      Reply other = client.get(GROUPS);
      Reply login = client.login("simulator", "not-a-real-secret");

      assertThat(third.status()).isEqualTo(429);
      assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(30, 60);
      assertThat(other.status()).isEqualTo(200);
      assertThat(login.status()).isEqualTo(429);
    }
  }
}
