package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.published.Denials.Area;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedLimitsTest {
  private static final String ME = "/api/v2/organizations/me";

  @Test
  void everyAnswerSaysHowMuchIsLeft() {
    try (Branch branch = new Branch(p -> p.withLimits(l -> l.withPerTokenPerMinute(3)))) {
      Reply first = branch.client.get(ME);
      branch.client.get(PHONES + "/nobody");
      Reply third = branch.client.get(ME);
      Reply fourth = branch.client.get(ME);

      assertThat(first.header("inin-ratelimit-allowed")).isEqualTo("3");
      assertThat(first.header("inin-ratelimit-count")).isEqualTo("1");
      assertThat(Integer.parseInt(first.header("inin-ratelimit-reset"))).isBetween(55, 60);
      assertThat(third.header("inin-ratelimit-count")).isEqualTo("3");
      assertThat(fourth.status()).isEqualTo(429);
      assertThat(fourth.text("code")).isEqualTo("too.many.requests");
      assertThat(fourth.json().at("/limit/key").asString())
          .isEqualTo("client.credentials.token.rate.per.minute");
      assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1, 60);
      assertThat(branch.simulator.report().throttled()).isEqualTo(1);
      assertThat(branch.client.login().get(ME).status()).isEqualTo(200);
    }
  }

  @Test
  void anotherClientUsesAShareOfTheBudget() {
    try (Branch branch =
        new Branch(p -> p.withLimits(l -> l.withPerTokenPerMinute(10).withOtherClient(0.9)))) {
      assertThat(branch.client.get(ME).header("inin-ratelimit-count")).isEqualTo("10");
      assertThat(branch.client.get(ME).status()).isEqualTo(429);
    }
  }

  @Test
  void withoutALimitNothingIsSaidAndTheGuideContractSaysNothingEver() {
    try (Branch branch = new Branch()) {
      assertThat(branch.client.get(ME).header("inin-ratelimit-allowed")).isEmpty();
    }
    try (Branch branch = new Branch(p -> p.withLimits(l -> l.withPerTokenPerMinute(1)))) {
      branch.client.get("/api/v2/tenant");
      assertThat(branch.client.get("/api/v2/tenant").status()).isEqualTo(200);
      assertThat(branch.client.get("/api/v2/tenant").header("inin-ratelimit-count")).isEmpty();
    }
  }

  @Test
  void headersAreSpelledAsThePlatformDoes() throws IOException {
    try (Branch branch = new Branch(p -> p.withLimits(l -> l.withPerTokenPerMinute(1)))) {
      String token = branch.client.login("simulator", "not-a-real-secret").text("access_token");
      String request =
          "GET " + ME + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), branch.simulator.port())) {
        socket.getOutputStream().write(request.repeat(2).getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(5000);
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains("\"limit\"")) {
          byte[] bytes = new byte[4096];
          int count = socket.getInputStream().read(bytes);
          read.append(new String(bytes, 0, Math.max(0, count), StandardCharsets.UTF_8));
        }
        assertThat(read)
            .contains("\nRetry-After: ", "\nININ-Correlation-Id: ", "\ninin-ratelimit-count: 2");
      }
    }
  }

  @Test
  void theLoginHasALimitAndARefusalOfItsOwn() {
    try (Branch branch =
        new Branch(p ->
            p.withLimits(l -> l.withLoginsPerMinute(2))
                .withAnswers(answers -> answers.withRefusedClient(401)))) {
      Reply refused = branch.client.login("simulator", "wrong");
      Reply limited = branch.client.login("simulator", "not-a-real-secret");

      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text("error")).isEqualTo("invalid_client");
      assertThat(refused.text("description")).isEqualTo("authentication failed");
      assertThat(refused.text("error_description")).isEqualTo("authentication failed");
      assertThat(limited.status()).isEqualTo(400);
      assertThat(limited.text("error")).isEqualTo("invalid_request");
      assertThat(limited.text("description")).startsWith("rate limit exceeded;");
    }
  }

  @Test
  void tokensAreChecked() {
    try (Branch branch = new Branch()) {
      branch.client.token("wrong");
      assertThat(branch.client.get(ME).text("code")).isEqualTo("bad.credentials");
      branch.client.token("");
      Reply none = branch.client.get(ME);
      assertThat(none.status()).isEqualTo(401);
      assertThat(none.text("code")).isEqualTo("authentication.required");
      assertThat(none.text("contextId")).isEqualTo(none.header("ININ-Correlation-Id")).isNotEmpty();
    }
  }

  @Test
  void areasMayBeDenied() {
    try (Branch branch =
        new Branch(p -> p.withDenials(d -> d.withAreas(Area.TELEPHONY, Area.USERS)))) {
      Reply denied = branch.client.get(PHONES);
      assertThat(denied.status()).isEqualTo(403);
      assertThat(denied.text("code")).isEqualTo("missing.permissions");
      assertThat(denied.text("message")).contains("telephony:plugin:all");
      assertThat(branch.client.post("/api/v2/users/search", "{}").status()).isEqualTo(403);
      assertThat(branch.client.get(ME).status()).isEqualTo(200);
      assertThat(branch.client.get(Branch.EDGES + "/sites").status()).isEqualTo(200);
      assertThat(branch.client.get(Branch.STATIONS).status()).isEqualTo(200);
    }
    try (Branch branch = new Branch(p -> p.withDenials(d -> d.withAreas(Area.STATIONS)))) {
      assertThat(branch.client.delete(Branch.STATIONS + "/x/associateduser").status())
          .isEqualTo(403);
    }
  }

  @Test
  void faultsAndTheReportCoverBothContracts() {
    try (Branch branch = new Branch()) {
      branch.simulator.addFault(
          Fault.on(
              "GET", "/phones", new Effect.Answer(503, Optional.empty(), Optional.empty(), false)));

      assertThat(branch.client.get(PHONES).status()).isEqualTo(503);
      assertThat(branch.client.get(Branch.EDGES + "/nothing/at/all").status()).isEqualTo(404);
      assertThat(branch.client.delete(ME).status()).isEqualTo(405);
      assertThat(branch.simulator.report().count("published.phones.list", 503)).isEqualTo(1);
      assertThat(branch.simulator.report().count("unknown")).isEqualTo(2);
    }
  }
}
