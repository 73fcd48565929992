package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Client.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final String PHONES = Quick.HQ + "/phones";
  private static final String BODY = Client.phone("0004f2000001");

  private final Simulator simulator = Simulator.start(Quick.hq(), new SettableClock());
  private final Client client = new Client(simulator).login();

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void aLostRequestIsClosedWithoutAnAnswerAndNothingIsDone() {
    simulator.addFault(Fault.on("POST", "/phones$", new Effect.LostRequest()));

    assertThatThrownBy(() -> client.post(PHONES, BODY)).hasCauseInstanceOf(IOException.class);

    assertThat(total()).isEqualTo(1);
    assertThat(simulator.report().count("phone.create", 0)).isEqualTo(1);
  }

  @Test
  void aLostAnswerIsClosedWithoutAnAnswerButTheWorkIsDone() {
    simulator.addFault(Fault.on("POST", "/phones$", new Effect.LostAnswer()));

    assertThatThrownBy(() -> client.post(PHONES, BODY)).hasCauseInstanceOf(IOException.class);

    assertThat(total()).isEqualTo(2);
  }

  @Test
  void notOneByteComesBackOnAClosedConnection() throws IOException {
    simulator.addFault(Fault.on("POST", "/phones$", new Effect.LostRequest()));

    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), simulator.port())) {
      String request = "POST " + PHONES + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aStatusComesInsteadOfTheWorkOrAfterIt() {
    simulator.addFault(
        Fault.on(
                "POST",
                "/phones$",
                new Effect.Answer(503, Optional.empty(), Optional.of("3"), false))
            .nth(1));
    simulator.addFault(
        Fault.on(
                "POST",
                "/phones$",
                new Effect.Answer(500, Optional.of("oops"), Optional.empty(), true))
            .nth(2));

    Reply before = client.post(PHONES, BODY);
    assertThat(total()).isEqualTo(1);
    Reply after = client.post(PHONES, BODY);
    assertThat(total()).isEqualTo(2);

    assertThat(before.status()).isEqualTo(503);
    assertThat(before.header("Retry-After")).isEqualTo("3");
    assertThat(before.text("contextId")).isEqualTo(before.header("ININ-Correlation-Id"));
    assertThat(after.status()).isEqualTo(500);
    assertThat(after.body()).isEqualTo("oops");
  }

  @Test
  void garbageComesAfterTheWork() {
    simulator.addFault(Fault.on("POST", "/phones$", new Effect.Truncated()).nth(1));
    simulator.addFault(Fault.on("POST", "/phones$", new Effect.NotJson()).nth(2));
    simulator.addFault(Fault.on("GET", "/tenant", new Effect.Html(false)));

    Reply cut = client.post(PHONES, BODY);
    Reply text = client.post(PHONES, Client.phone("0004f2000002"));
    Reply page = client.get("/api/v2/tenant");

    assertThat(cut.status()).isEqualTo(201);
    assertThatThrownBy(cut::json).isInstanceOf(RuntimeException.class);
    assertThat(text.status()).isEqualTo(201);
    assertThatThrownBy(text::json).isInstanceOf(RuntimeException.class);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(total()).isEqualTo(3);
  }

  @Test
  void slowAndHangingRequestsTakeTheirTime() {
    Duration time = Duration.ofMillis(150);
    simulator.addFault(Fault.on("GET", "/tenant", new Effect.Slow(time)));
    simulator.addFault(Fault.on("POST", "/phones", new Effect.Hang(time, true)));

    long begun = System.nanoTime();
    assertThat(client.get("/api/v2/tenant").status()).isEqualTo(200);
    assertThatThrownBy(() -> client.post(PHONES, BODY)).hasCauseInstanceOf(IOException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(time.multipliedBy(2));
    assertThat(total()).isEqualTo(2);
  }

  @Test
  void aRuleActsOnTheRequestsItChooses() {
    Effect gone = new Effect.Answer(502, Optional.empty(), Optional.empty(), false);
    simulator.addFault(Fault.on("GET", "edgegroups\\?name=every", gone).every(2));
    simulator.addFault(Fault.on("GET", "edgegroups\\?name=times", gone).times(2));
    simulator.addFault(Fault.on("GET", "edgegroups\\?name=often", gone).probability(0.5));

    assertThat(statuses("every", 4)).isEqualTo("200 502 200 502 ");
    assertThat(statuses("times", 4)).isEqualTo("502 502 200 200 ");
    assertThat(statuses("often", 40)).contains("200", "502");
    simulator.clearFaults();
    assertThat(statuses("often", 20)).doesNotContain("502");
  }

  @Test
  void theLoginCanGoWrongToo() {
    Effect tooMany = new Effect.Answer(429, Optional.empty(), Optional.of("1"), false);
    simulator.addFault(Fault.on("POST", "/oauth/token", tooMany).nth(1));
    client.conformity().departsIn("429 has a body");

    assertThat(client.login("simulator", "not-a-real-secret").status()).isEqualTo(429);
    assertThat(client.login("simulator", "not-a-real-secret").status()).isEqualTo(200);
    assertThat(simulator.report().throttled()).isEqualTo(1);
  }

  @Test
  void rulesAreReadFromJson() {
    Fault fault =
        Fault.parse(
            Client.JSON.readTree(
                """
                {"method": "post", "path": "/phones$", "nth": 3, "times": 1,
                 "act": "hang", "silence": "20s", "done": true}\
                """));

    assertThat(fault.effect()).isEqualTo(new Effect.Hang(Duration.ofSeconds(20), true));
    assertThat(fault.when()).isEqualTo(new Fault.When.Nth(3));
    assertThat(fault.method()).contains("POST");
    assertThatThrownBy(() -> Fault.parse(Client.JSON.readTree("{\"act\": \"explode\"}")))
        .hasMessageContaining("lostAnswer");
    assertThatThrownBy(() ->
            Fault.parse(Client.JSON.readTree("{\"act\": \"truncated\", \"silence\": \"1s\"}")))
        .hasMessageContaining("silence");
  }

  private int total() {
    return client.get(PHONES).json().path("total").asInt();
  }

  private String statuses(String name, int times) {
    StringBuilder statuses = new StringBuilder();
    for (int i = 0; i < times; i++) {
      statuses.append(client.get(GROUPS + "?name=" + name).status()).append(' ');
    }
    return statuses.toString();
  }
}
