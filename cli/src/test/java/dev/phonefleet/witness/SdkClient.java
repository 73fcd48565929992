package dev.phonefleet.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.mypurecloud.sdk.v2.ApiClient;
import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.ApiRequest;
import com.mypurecloud.sdk.v2.ApiRequestBuilder;
import com.mypurecloud.sdk.v2.extensions.AuthResponse;
import dev.phonefleet.simulator.scenario.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Genesys' own Java SDK in front of a simulated cloud: a client whose makers know neither this
 * product nor its simulator, and so a witness of the published API.
 */
final class SdkClient implements AutoCloseable {
  /** The SDK waits for ever unless told otherwise. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ApiClient api;

  private SdkClient(ApiClient api) {
    this.api = api;
  }

  /**
   * A client without a token. It is not to refresh one after a 401, as it does unless told
   * otherwise: it would wait for itself for ten seconds, and the answer would be lost.
   */
  static SdkClient at(URI cloud) {
    return new SdkClient(builder(cloud).build());
  }

  /** The same as one that tries again, which it does not unless it is told to. */
  static SdkClient retrying(URI cloud) {
    ApiClient.RetryConfiguration retries = new ApiClient.RetryConfiguration();
    retries.setMaxRetryTimeSec(10);
    return new SdkClient(builder(cloud).withRetryConfiguration(retries).build());
  }

  private static ApiClient.Builder builder(URI cloud) {
    return ApiClient.Builder.standard()
        .withBasePath(cloud.toString())
        .withConnectionTimeout(Math.toIntExact(PATIENCE.toMillis()))
        .withShouldRefreshAccessToken(false);
  }

  /** The same with a token for what this cloud lets in. */
  SdkClient loggedIn(Login who) throws ApiException, IOException {
    AuthResponse answer = login(who.clientId(), who.clientSecret());
    assertThat(answer.getAccess_token()).isNotBlank();
    return this;
  }

  /** For the SDK's classes, such as {@code new TelephonyProvidersEdgeApi(client.api())}. */
  ApiClient api() {
    return api;
  }

  /**
   * Asks for a token and uses it from now on. The SDK's own call for that makes up a login host
   * from a name with dots and wants TLS, so it cannot reach a cloud on a loopback address; here the
   * same request goes to the address of the API.
   *
   * @throws ApiException when the login refuses
   */
  AuthResponse login(String id, String secret) throws ApiException, IOException {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    ApiRequest<Void> request =
        ApiRequestBuilder.create("POST", "/oauth/token")
            .withCustomHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .withCustomHeader("Content-Type", "application/x-www-form-urlencoded")
            .withFormParameter("grant_type", "client_credentials")
            .build();
    AuthResponse answer = api.invoke(request, new TypeReference<AuthResponse>() {}).getBody();
    api.setAccessToken(answer.getAccess_token());
    return answer;
  }

  @Override
  public void close() {
    try {
      api.close();
    } catch (Exception notClosed) {
      throw new IllegalStateException(notClosed);
    }
  }
}
