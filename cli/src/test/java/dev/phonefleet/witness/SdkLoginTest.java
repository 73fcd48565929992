package dev.phonefleet.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.extensions.AuthResponse;
import dev.phonefleet.openapi.PublishedApi;
import dev.phonefleet.simulator.Simulator;
import dev.phonefleet.simulator.scenario.Login;
import dev.phonefleet.simulator.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkLoginTest {
  private final Scenario scenario = Scenario.defaults();
  private final Login login = scenario.login();
  private final Simulator cloud = Simulator.start(scenario);
  private final SdkClient client = SdkClient.at(cloud.url());

  @AfterEach
  void close() {
    client.close();
    cloud.close();
  }

  @Test
  void theSdkGetsAToken() throws Exception {
    AuthResponse answer = client.login(login.clientId(), login.clientSecret());

    assertThat(answer.getAccess_token()).isNotBlank();
    assertThat(answer.getToken_type()).isEqualToIgnoringCase("bearer");
    assertThat(answer.getExpires_in()).isPositive();
  }

  @Test
  void theSdkIsToldInThePublishedWayThatItsSecretIsWrong() {
    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> client.login(login.clientId(), "wrong"));

    assertThat(refused.getStatusCode()).isIn(400, 401);
    List<String> findings =
        PublishedApi.load()
            .answer(
                "POST", "/oauth/token", refused.getStatusCode(), Optional.of(refused.getRawBody()));
    assertThat(findings).isEmpty();
  }
}
