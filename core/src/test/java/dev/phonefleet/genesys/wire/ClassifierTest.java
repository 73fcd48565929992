package dev.phonefleet.genesys.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ClassifierTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final String ERROR =
      """
      {"message": "The phone is busy.", "code": "phone.busy", "status": 409,
       "contextId": "ctx-1", "details": [], "errors": []}
      """;

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202})
  void aReadableSuccessIsDone(int status) {
    assertThat(outcome(status, "{\"id\": \"x1\"}"))
        .isEqualTo(new Outcome.Done(new Fact.Seen(new Live.Unreadable("x1", ""))));
  }

  @Test
  void noContentIsWritten() {
    assertThat(outcome(204, "")).isEqualTo(new Outcome.Done(new Fact.Written(Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 507})
  void serverErrorsMayOrMayNotHaveBeenCarriedOut(int status) {
    assertThat(outcome(status, ERROR))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class, it -> assertThat(it.words()).contains("busy", "" + status));
  }

  @Test
  void eachRefusalIsItsOwnOutcome() {
    assertThat(outcome(401, ERROR)).isInstanceOf(Outcome.Unauthorized.class);
    assertThat(outcome(404, ERROR)).isInstanceOf(Outcome.NotFound.class);
    assertThat(outcome(410, ERROR)).isInstanceOf(Outcome.NotFound.class);
    assertThat(outcome(409, ERROR)).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome(422, ERROR)).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome(429, ERROR)).isEqualTo(new Outcome.Throttled());
    assertThat(outcome(403, ERROR))
        .isInstanceOfSatisfying(
            Outcome.Forbidden.class, it -> assertThat(it.code()).isEqualTo("phone.busy"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 405, 406, 411, 413, 415, 418, 431, 451})
  void everyOtherClientErrorIsRefused(int status) {
    assertThat(outcome(status, ERROR))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> {
              assertThat(it.code()).isEqualTo("phone.busy");
              assertThat(it.words()).contains("The phone is busy.");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsRefusedAndSaysThatItIsNotFollowed(int status) {
    assertThat(outcome(status, ""))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.words()).contains("" + status, "redirects are not followed"));
  }

  @Test
  void aProxyThatWantsCredentialsIsNamed() {
    assertThat(words(outcome(407, ""))).contains("407", "proxy");
  }

  @Test
  void theStatusIsKeptForWhoeverWantsToKnowWhetherTheHostAnswered() {
    assertThat(answer(404, Map.of(), "").real()).isTrue();
    assertThat(answer(429, Map.of(), "").real()).isFalse();
    assertThat(answer(500, Map.of(), "").real()).isFalse();
    assertThat(answer(499, Map.of(), "").real()).isTrue();
    assertThat(answer(200, Map.of(), "{\"id\": \"x\"}").host()).isEqualTo("acme.example");
  }

  @Test
  void theServersWordsComeWithTheirCodeAndCorrelationId() {
    Answer answer = answer(409, Map.of("inin-correlation-id", List.of("corr-7")), ERROR);

    assertThat(words(answer.outcome()))
        .contains("The phone is busy.", "[phone.busy]", "409", "correlation id corr-7")
        .doesNotContain("ctx-1");
  }

  @Test
  void withoutTheHeaderTheContextIdIsTheCorrelationId() {
    assertThat(words(outcome(409, ERROR))).contains("correlation id ctx-1");
  }

  @Test
  void theErrorOfALoginIsUnderstood() {
    String body = "{\"error\": \"invalid_client\", \"error_description\": \"client not found\"}";

    assertThat(words(outcome(400, body))).contains("client not found", "[invalid_client]", "400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html><h1>Nope</h1></html>", "[1]", "\"text\"", "null", "{\"message\": {}}"})
  void aBodyThatIsNoErrorObjectLeavesTheStatus(String body) {
    assertThat(words(outcome(400, body))).isEqualTo("status 400");
    assertThat(outcome(502, body)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void controlCharactersNeverReachAScreen() {
    String body = "{\"message\": \"a\\u001b[2Jb\\nc\\u0007\", \"code\": \"x\\u001b]0;t\\u0007\"}";
    Map<String, List<String>> headers =
        Map.of("inin-correlation-id", List.of("id\u001b[31m"), "content-type", List.of("a\u0007"));

    assertThat(words(answer(400, headers, body).outcome())).doesNotContainPattern("\\p{Cntrl}");
    assertThat(words(answer(200, headers, "<").outcome())).doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void endlessWordsAreCut() {
    String body = "{\"message\": \"" + "x".repeat(100_000) + "\"}";

    assertThat(words(outcome(400, body))).hasSizeLessThan(1000).contains("...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"id\": \"x1\"",
        "{\"id\": ",
        "<!DOCTYPE html><html>login</html>",
        "[]",
        "null",
        "{}"
      })
  void aSuccessThatCannotBeReadMayHaveBeenCarriedOut(String body) {
    Map<String, List<String>> headers =
        Map.of("content-type", List.of("text/html"), "inin-correlation-id", List.of("corr-8"));

    assertThat(answer(200, headers, body).outcome())
        .isInstanceOfSatisfying(
            Outcome.Unknown.class,
            it ->
                assertThat(it.words()).contains("could not be read", "200", "text/html", "corr-8"));
  }

  @Test
  void theWordsOfAnUnreadableSuccessDoNotQuoteIt() {
    assertThat(words(outcome(200, "{\"access_token\": \"very-secret\""))).doesNotContain("very");
  }

  @Test
  void theLoginSaysWithFourHundredThatItIsAskedTooOften() {
    for (String member : List.of("description", "error_description")) {
      String body =
          "{\"error\": \"invalid_request\", \""
              + member
              + "\": \"rate limit exceeded; try again later\"}";
      Answer login = login(400, Map.of("retry-after", List.of("7")), body);

      assertThat(login.outcome()).isEqualTo(new Outcome.Throttled());
      assertThat(login.hints().retryAt()).contains(NOW.plusSeconds(7));
      assertThat(login.real()).isFalse();
      assertThat(outcome(400, body)).isInstanceOf(Outcome.Refused.class);
      assertThat(login(401, Map.of(), body).outcome()).isInstanceOf(Outcome.Unauthorized.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\": \"invalid_client\", \"description\": \"authentication failed\"}",
        "{\"error\": \"invalid_client\", \"description\": \"rate limit exceeded; x\"}",
        "{\"error\": \"invalid_request\", \"description\": \"no rate limit exceeded; x\"}",
        "rate limit exceeded; x"
      })
  void anyOtherFourHundredOfTheLoginIsRefused(String body) {
    Answer login = login(400, Map.of(), body);

    assertThat(login.outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(login.real()).isTrue();
  }

  @Test
  void theWordsOfARefusedClientAreShown() {
    String body = "{\"error\": \"invalid_client\", \"description\": \"authentication failed\"}";

    assertThat(words(login(400, Map.of(), body).outcome()))
        .isEqualTo("authentication failed [invalid_client] (status 400)");
  }

  private static Answer login(int status, Map<String, List<String>> headers, String body) {
    WireResponse response = new WireResponse(status, headers, body);
    return Classifier.login(response, "login.example", NOW, ClassifierTest::fact);
  }

  private static Outcome outcome(int status, String body) {
    return answer(status, Map.of(), body).outcome();
  }

  private static Answer answer(int status, Map<String, List<String>> headers, String body) {
    WireResponse response = new WireResponse(status, headers, body);
    return Classifier.answer(response, "acme.example", NOW, ClassifierTest::fact);
  }

  private static Fact fact(JsonNode body) {
    if (!body.path("id").isString()) {
      throw new IllegalArgumentException("no id");
    }
    return new Fact.Seen(new Live.Unreadable(body.path("id").asString(), ""));
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _, Outcome.Throttled() -> throw new AssertionError("no words: " + outcome);
      case Outcome.NotFound(String words) -> words;
      case Outcome.Unauthorized(String words) -> words;
      case Outcome.Unknown(String words) -> words;
      case Outcome.Rejected(String words, _) -> words;
      case Outcome.Refused(_, String words) -> words;
      case Outcome.Forbidden(_, String words) -> words;
      case Outcome.NotSent(_, String words) -> words;
    };
  }
}
