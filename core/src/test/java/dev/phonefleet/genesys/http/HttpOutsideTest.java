package dev.phonefleet.genesys.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Secret;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.genesys.guide.GuideCodec;
import dev.phonefleet.genesys.http.LoopbackServer.After;
import dev.phonefleet.genesys.http.LoopbackServer.Request;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Outcome.NotSent.Why;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HttpOutsideTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final String SECRET = "s3cr3t-of-the-client";
  private static final String TOKEN = "t0ken-of-the-run";
  private static final Timeouts QUICK =
      new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(250), Duration.ofMillis(700));
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));
  private static final Home HOME = new Home.InGroup("g1");
  private static final Key KEY = new Key.Phone(new PhoneKey.Mac(new MacAddress(1)));
  private static final Fields FIELDS = new Fields.Phone(PhoneFields.NONE);
  private static final Call POST = new Call.Create(KEY, Optional.of(HOME), FIELDS);
  private static final Call PUT =
      new Call.Update(
          KEY,
          new Call.Ref(Call.Kind.PHONE, "p1", Optional.of(HOME)),
          FIELDS,
          new Document("{\"id\":\"p1\"}"));
  private static final Call GET =
      new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()));
  private static final String TENANT = "{\"id\": \"t1\", \"name\": \"Acme\"}";
  private static final String LOGGED_IN =
      "{\"access_token\": \"" + TOKEN + "\", \"token_type\": \"bearer\", \"expires_in\": 360}";

  @Test
  void theTokenRequestCarriesTheClientAndTheGrant() throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.answering(200, LOGGED_IN));
        HttpOutside outside = outside(server, PATIENT)) {

      Answer answer = outside.send(new Call.Token());

      Request request = only(server);
      String pair = "client-1:" + SECRET;
      assertThat(answer.outcome())
          .isEqualTo(new Outcome.Done(new Fact.TokenFor(Duration.ofMinutes(6))));
      assertThat(request.line()).isEqualTo("POST /oauth/token HTTP/1.1");
      assertThat(request.header("Authorization"))
          .isEqualTo(
              "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
      assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
      assertThat(request.body()).isEqualTo("grant_type=client_credentials");
    }
  }

  @Test
  void whatAGatewayHasBeforeTheApisPathsStays() throws Exception {
    try (LoopbackServer server = new LoopbackServer(HttpOutsideTest::platform);
        HttpOutside outside = outside(URI.create(server.uri() + "/genesys/eu"), PATIENT)) {
      outside.send(new Call.Token());
      outside.send(GET);

      assertThat(server.requests())
          .extracting(Request::line)
          .containsExactly(
              "POST /genesys/eu/oauth/token HTTP/1.1", "GET /genesys/eu/api/v2/tenant HTTP/1.1");
    }
  }

  @Test
  void aLoginThatIsAskedTooOftenIsNoRefusal() throws Exception {
    String limited =
        "{\"error\": \"invalid_request\", \"description\": \"rate limit exceeded; wait\"}";
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.answering(400, limited));
        HttpOutside outside = outside(server, PATIENT)) {
      assertThat(outside.send(new Call.Token()).outcome()).isEqualTo(new Outcome.Throttled());
      assertThat(outside.send(GET).outcome()).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void everyCallCarriesTheToken() throws Exception {
    try (LoopbackServer server = new LoopbackServer(HttpOutsideTest::platform);
        HttpOutside outside = outside(server, PATIENT)) {
      outside.send(new Call.Token());

      outside.send(GET);
      outside.send(POST);
      outside.send(PUT);

      List<Request> calls = server.requests().subList(1, 4);
      assertThat(calls)
          .extracting(Request::line)
          .containsExactly(
              "GET /api/v2/tenant HTTP/1.1",
              "POST /api/v2/telephony/providers/edgegroups/g1/phones HTTP/1.1",
              "PUT /api/v2/telephony/providers/edgegroups/g1/phones/p1 HTTP/1.1");
      assertThat(calls)
          .allSatisfy(call -> {
            assertThat(call.header("Authorization")).isEqualTo("Bearer " + TOKEN);
            assertThat(call.header("Accept")).isEqualTo("application/json");
          });
      assertThat(calls.get(1).header("Content-Type")).isEqualTo("application/json");
      assertThat(calls.get(1).body()).isEqualTo("{\"mac\":\"00:00:00:00:00:01\"}");
      assertThat(calls.get(0).header("Content-Type")).isEmpty();
    }
  }

  @Test
  void whatTheServerSaysIsRead() throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.answering(200, TENANT));
        HttpOutside outside = outside(server, PATIENT)) {

      Answer answer = outside.send(GET);

      Live tenant = new Live.Tenant("t1", "Acme", Optional.empty(), false);
      assertThat(answer.outcome()).isEqualTo(new Outcome.Done(new Fact.Seen(tenant)));
      assertThat(answer.host()).isEqualTo(server.uri().getAuthority());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"access_token\": \"\", \"expires_in\": 360}",
        "{\"access_token\": \"x\"}",
        "{\"access_token\": 5, \"expires_in\": 360}",
        "<html>"
      })
  void anAnswerWithoutATokenIsNone(String body) throws Exception {
    try (LoopbackServer server = new LoopbackServer(LoopbackServer.answering(200, body));
        HttpOutside outside = outside(server, PATIENT)) {
      assertThat(outside.send(new Call.Token()).outcome()).isInstanceOf(Outcome.Unknown.class);

      outside.send(GET);

      assertThat(server.requests().getLast().header("Authorization")).isEqualTo("Bearer");
    }
  }

  @Test
  void aPostIsOnTheWireOnceWhenTheConnectionClosesWithoutAnAnswer() throws Exception {
    try (LoopbackServer server = new LoopbackServer((request, out) -> After.CLOSE);
        HttpOutside outside = outside(server, PATIENT)) {

      Answer answer = outside.send(POST);

      assertThat(answer.outcome()).isInstanceOf(Outcome.Unknown.class);
      assertThat(answer.real()).isFalse();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aWriteIsOnTheWireOnceAlsoOnAConnectionThatWasUsedBefore() throws Exception {
    for (Call write : List.of(POST, PUT)) {
      try (LoopbackServer server =
              new LoopbackServer((request, out) ->
                  request.line().startsWith("GET") ? platform(request, out) : After.CLOSE);
          HttpOutside outside = outside(server, PATIENT)) {
        assertThat(outside.send(GET).outcome()).isInstanceOf(Outcome.Done.class);

        Answer answer = outside.send(write);

        assertThat(answer.outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.connections()).isEqualTo(1);
      }
    }
  }

  @Test
  void anAnswerThatIsCutOffIsUnknownAndTheWriteIsNotRepeated() throws Exception {
    try (LoopbackServer server =
            new LoopbackServer((request, out) -> {
              out.write(
                  "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"id\":"
                      .getBytes(StandardCharsets.US_ASCII));
              out.flush();
              return After.CLOSE;
            });
        HttpOutside outside = outside(server, PATIENT)) {

      assertThat(outside.send(POST).outcome()).isInstanceOf(Outcome.Unknown.class);

      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aRefusedConnectionWasNotSent() throws Exception {
    try (HttpOutside outside = outside(refusing(), PATIENT)) {
      Answer answer = outside.send(POST);

      assertThat(notSent(answer).why()).isEqualTo(Why.CONNECT);
      assertThat(answer.status()).isEmpty();
    }
  }

  @Test
  void anUnknownNameWasNotSent() {
    URI nowhere = URI.create("http://no-such-host.invalid:8080");
    try (HttpOutside outside = outside(nowhere, PATIENT)) {
      Answer answer = outside.send(POST);

      assertThat(notSent(answer).why()).isEqualTo(Why.CONNECT);
      assertThat(notSent(answer).words()).contains("no-such-host.invalid");
    }
  }

  @Test
  void noAnswerInTimeIsUnknown() throws Exception {
    try (LoopbackServer server = new LoopbackServer((request, out) -> After.HANG);
        HttpOutside outside = outside(server, QUICK)) {
      long begun = System.nanoTime();

      Answer answer = outside.send(POST);

      assertThat(answer.outcome()).isInstanceOf(Outcome.Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aBodyThatNeverEndsIsUnknownWithinTheCallsTime() throws Exception {
    try (LoopbackServer server =
            new LoopbackServer((request, out) -> {
              out.write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"id\":"
                      .getBytes(StandardCharsets.US_ASCII));
              out.flush();
              return After.HANG;
            });
        HttpOutside outside = outside(server, QUICK)) {
      long begun = System.nanoTime();

      Answer answer = outside.send(GET);

      assertThat(answer.outcome()).isInstanceOf(Outcome.Unknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void whatIsNotHttpIsUnknown() throws Exception {
    try (LoopbackServer server =
            new LoopbackServer((request, out) -> {
              out.write("SSH-2.0-OpenSSH_9.7\r\n".getBytes(StandardCharsets.US_ASCII));
              out.flush();
              return After.CLOSE;
            });
        HttpOutside outside = outside(server, PATIENT)) {
      assertThat(outside.send(POST).outcome()).isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  void aRedirectIsNotFollowedSoThatTheTokenGoesNowhereElse() throws Exception {
    try (LoopbackServer elsewhere = new LoopbackServer(HttpOutsideTest::platform);
        LoopbackServer server =
            new LoopbackServer((request, out) -> {
              String location = "Location: " + elsewhere.uri() + "/api/v2/tenant\r\n";
              LoopbackServer.write(out, 307, location, "");
              return After.KEEP;
            });
        HttpOutside outside = outside(server, PATIENT)) {

      List<Outcome> outcomes = new ArrayList<>();
      for (Call call : List.of(GET, POST, new Call.Token())) {
        outcomes.add(outside.send(call).outcome());
      }

      assertThat(outcomes)
          .allSatisfy(outcome ->
              assertThat(outcome)
                  .isInstanceOfSatisfying(
                      Outcome.Refused.class, it -> assertThat(it.words()).contains("307")));
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void retryAfterIsReadFromTheHeaders() throws Exception {
    try (LoopbackServer server =
            new LoopbackServer((request, out) -> {
              LoopbackServer.write(out, 429, "Retry-After: 17\r\n", "{}");
              return After.KEEP;
            });
        HttpOutside outside = outside(server, PATIENT)) {

      Answer answer = outside.send(POST);

      assertThat(answer.outcome()).isEqualTo(new Outcome.Throttled());
      assertThat(answer.hints().retryAt()).contains(NOW.plusSeconds(17));
    }
  }

  @Test
  void neitherSecretNorTokenAppearsInWhatComesBack() throws Exception {
    int[] count = {0};
    try (LoopbackServer server =
            new LoopbackServer((request, out) -> {
              if (request.line().contains("/oauth/token") && count[0]++ == 0) {
                LoopbackServer.write(out, 200, "", LOGGED_IN);
                return After.KEEP;
              }
              LoopbackServer.write(out, 400 + count[0]++, "", "");
              return count[0] % 2 == 0 ? After.KEEP : After.CLOSE;
            });
        HttpOutside outside = outside(server, PATIENT)) {

      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        all.append(outside.send(new Call.Token())).append(outside.send(POST));
        all.append(outside.send(GET));
      }

      String basic =
          Base64.getEncoder()
              .encodeToString(("client-1:" + SECRET).getBytes(StandardCharsets.UTF_8));
      assertThat(server.requests().toString()).contains(TOKEN, basic);
      assertThat(all.toString()).doesNotContain(SECRET, TOKEN, basic);
      assertThat(new Credentials("client-1", new Secret(SECRET)).toString()).doesNotContain(SECRET);
    }
  }

  @Test
  void anEndOfTheRunEndsAWaitingCall() throws Exception {
    try (LoopbackServer server = new LoopbackServer((request, out) -> After.HANG);
        HttpOutside outside = outside(server, PATIENT)) {
      Thread.currentThread().interrupt();

      Answer answer = outside.send(POST);
      boolean stillInterrupted = Thread.interrupted();

      assertThat(answer.outcome()).isInstanceOf(Outcome.Unknown.class);
      assertThat(stillInterrupted).isTrue();
    }
  }

  @Test
  void itRefusesToStartWhereTheClientWouldRepeatWrites() {
    try {
      System.setProperty("jdk.httpclient.enableAllMethodRetry", "");

      assertThatThrownBy(() -> outside(URI.create("http://127.0.0.1:1"), PATIENT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("jdk.httpclient.enableAllMethodRetry");
    } finally {
      System.clearProperty("jdk.httpclient.enableAllMethodRetry");
    }
  }

  private static After platform(Request request, OutputStream out) throws IOException {
    String body =
        request.line().contains("/oauth/token")
            ? LOGGED_IN
            : request.line().startsWith("GET")
                ? TENANT
                : "{\"id\": \"p1\", \"mac\": \"000000000001\"}";
    LoopbackServer.write(out, 200, "Content-Type: application/json\r\n", body);
    return After.KEEP;
  }

  private static Request only(LoopbackServer server) {
    assertThat(server.requests()).hasSize(1);
    return server.requests().getFirst();
  }

  private static Outcome.NotSent notSent(Answer answer) {
    assertThat(answer.outcome()).isInstanceOf(Outcome.NotSent.class);
    return (Outcome.NotSent) answer.outcome();
  }

  /** An address where nobody listens: a port that was just given back. */
  private static URI refusing() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private static HttpOutside outside(LoopbackServer server, Timeouts timeouts) {
    return outside(server.uri(), timeouts);
  }

  private static HttpOutside outside(URI server, Timeouts timeouts) {
    return new HttpOutside(
        new GuideCodec(new SecretSettings(Set.of())),
        new Endpoints(server, server),
        new Credentials("client-1", new Secret(SECRET)),
        timeouts,
        Map.of(),
        InstantSource.fixed(NOW));
  }
}
