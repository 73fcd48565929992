package dev.phonefleet.simulator.web;

import dev.phonefleet.simulator.cloud.Refusal;
import dev.phonefleet.simulator.report.Tally;
import dev.phonefleet.simulator.scenario.Login;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gives tokens and knows which are good. Safe for use by many threads. */
final class TokenDesk {
  /** The name of a login in the report. */
  static final String KIND = "token";

  private final Login login;
  private final IntSupplier refusedStatus;
  private final InstantSource clock;
  private final Tally tally;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

  TokenDesk(Login login, IntSupplier refusedStatus, InstantSource clock, Tally tally) {
    this.refusedStatus = refusedStatus;
    this.login = login;
    this.clock = clock;
    this.tally = tally;
  }

  Answer issue(Call call) {
    if (!credentials(call).equals(Optional.of(login.clientId() + ':' + login.clientSecret()))) {
      return refused(refusedStatus.getAsInt(), "invalid_client", "authentication failed");
    }
    if (!call.formField("grant_type").equals(Optional.of("client_credentials"))) {
      return refused(400, "unsupported_grant_type", "only client_credentials is supported");
    }
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    expiries.values().removeIf(expiry -> !expiry.isAfter(now));
    expiries.put(token, now.plus(login.tokenLife()));
    tally.token();
    return Answer.ok(
        JsonNodeFactory.instance
            .objectNode()
            .put("access_token", token)
            .put("token_type", "bearer")
            .put("expires_in", login.tokenLife().toSeconds()));
  }

  /** The token of a call, if there is one, good or not. */
  static Optional<String> bearer(Call call) {
    return scheme(call, "bearer ");
  }

  /** Refuses a call without a good token. */
  void check(Call call) {
    Instant now = clock.instant();
    boolean good =
        bearer(call).map(expiries::get).filter(expiry -> expiry.isAfter(now)).isPresent();
    if (!good) {
      throw new Refusal(401, "bad.credentials", "Invalid login credentials.");
    }
  }

  void revokeAll() {
    expiries.clear();
  }

  private static Optional<String> credentials(Call call) {
    try {
      return scheme(call, "basic ")
          .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
          .or(() -> posted(call));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The other published way: in the form. */
  private static Optional<String> posted(Call call) {
    return call.formField("client_id")
        .flatMap(id -> call.formField("client_secret").map(secret -> id + ':' + secret));
  }

  private static Optional<String> scheme(Call call, String scheme) {
    return call.authorization()
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(scheme))
        .map(header -> header.substring(scheme.length()).strip());
  }

  static Answer refused(int status, String error, String description) {
    return Answer.json(
        status,
        JsonNodeFactory.instance
            .objectNode()
            .put("error", error)
            .put("description", description)
            .put("error_description", description));
  }
}
