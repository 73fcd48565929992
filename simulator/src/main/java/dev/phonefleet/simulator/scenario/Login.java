package dev.phonefleet.simulator.scenario;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Who may log in and for how long.
 *
 * @param clientId the only client known; default {@code simulator}
 * @param clientSecret its secret; default {@code not-a-real-secret}
 * @param tokenLife life of a token, on the clock given and not sped up; default one hour
 * @param perMinute tokens given in any minute of real time before 429; default no limit
 */
public record Login(
    String clientId, String clientSecret, Duration tokenLife, OptionalInt perMinute) {

  /** One client with a fixed and obviously fake secret. */
  public static Login defaults() {
    return new Login("simulator", "not-a-real-secret", Duration.ofHours(1), OptionalInt.empty());
  }

  /** The same with another client. */
  public Login withClient(String id, String secret) {
    return new Login(id, secret, tokenLife, perMinute);
  }

  /** The same with another token life. */
  public Login withTokenLife(Duration life) {
    return new Login(clientId, clientSecret, life, perMinute);
  }

  /** The same with so many tokens a minute. */
  public Login withPerMinute(int tokens) {
    return new Login(clientId, clientSecret, tokenLife, OptionalInt.of(tokens));
  }
}
