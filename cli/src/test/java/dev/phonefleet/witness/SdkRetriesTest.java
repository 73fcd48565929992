package dev.phonefleet.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.api.TelephonyProvidersEdgeApi;
import dev.phonefleet.simulator.Simulator;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Genesys' Java SDK waits as it is told: it finds {@code Retry-After} only where it is spelled so,
 * and waits for three seconds where it finds nothing.
 */
class SdkRetriesTest {
  private static final long LESS_THAN_UNTOLD = 2_900_000_000L;

  private final Scenario scenario = Acme.scenario();

  private static void read(SdkClient client) throws Exception {
    new TelephonyProvidersEdgeApi(client.api()).getTelephonyProvidersEdge("edge-hq-1", List.of());
  }

  private static Fault tooMany() {
    return Fault.on(
            "GET",
            "/edges/edge-hq-1",
            new Effect.Answer(429, Optional.empty(), Optional.of("1"), false))
        .times(1);
  }

  @Test
  void aRetryingClientComesBackInTime() throws Exception {
    try (Simulator cloud = Simulator.start(scenario);
        SdkClient client = SdkClient.retrying(cloud.url()).loggedIn(scenario.login())) {
      cloud.addFault(tooMany());
      long start = System.nanoTime();
      read(client);

      assertThat(System.nanoTime() - start).isBetween(900_000_000L, LESS_THAN_UNTOLD);
      assertThat(cloud.report().count("published.edge.read", 429)).isEqualTo(1);
      assertThat(cloud.report().count("published.edge.read", 200)).isEqualTo(1);
    }
  }

  @Test
  void anotherOneIsTold() throws Exception {
    Scenario narrow =
        scenario.withPlatform(p -> p.withLimits(limits -> limits.withPerTokenPerMinute(1)));
    try (Simulator cloud = Simulator.start(narrow);
        SdkClient client = SdkClient.at(cloud.url()).loggedIn(scenario.login())) {
      read(client);
      ApiException refusal = catchThrowableOfType(ApiException.class, () -> read(client));

      assertThat(refusal.getStatusCode()).isEqualTo(429);
      assertThat(refusal.getHeader("Retry-After")).matches("[1-9][0-9]?");
      assertThat(refusal.getHeader("inin-ratelimit-allowed")).isEqualTo("1");
      assertThat(refusal.getRawBody())
          .contains("\"client.credentials.token.rate.per.minute\"", "Retry the request in [");
    }
  }
}
