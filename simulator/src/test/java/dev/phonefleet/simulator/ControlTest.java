package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Client.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {
  private final SettableClock clock = new SettableClock();
  private final Simulator simulator = Simulator.start(Quick.hq(), clock);
  private final Client client = new Client(simulator).login();

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void showsReportAndStateWithoutAToken() {
    client.token("");
    Reply report = client.get("/simulator/report");
    Reply state = client.get("/simulator/state");

    assertThat(report.json().at("/requests/token/200").asInt()).isEqualTo(1);
    assertThat(report.json().path("brokenRules").isArray()).isTrue();
    assertThat(report.json().path("total").asInt()).isEqualTo(1);
    assertThat(state.json().at("/groups/0/phones/0/name").asString()).isEqualTo("Reception");
    assertThat(state.header("ININ-Correlation-Id")).isNotEmpty();
  }

  @Test
  void takesAndDropsFaults() {
    String rules = "[{\"path\": \"/tenant\", \"act\": \"status\", \"status\": 503}]";
    assertThat(client.post("/simulator/faults", rules).status()).isEqualTo(204);
    assertThat(client.get("/api/v2/tenant").status()).isEqualTo(503);
    assertThat(client.delete("/simulator/faults").status()).isEqualTo(204);
    assertThat(client.get("/api/v2/tenant").status()).isEqualTo(200);

    Reply refused = client.post("/simulator/faults", "[{\"act\": \"status\"}]");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("message")).contains("status");
  }

  @Test
  void pushesGroupsAndPhonesAbout() {
    client.post("/simulator/groups/hq/status", "{\"status\": \"FAILED\", \"forSeconds\": 30}");
    client.post(
        "/simulator/phones/" + Quick.MAC,
        "{\"provisioningState\": \"BOOTING\", \"forSeconds\": 10, \"name\": \"Lobby\"}");

    assertThat(client.get(Quick.HQ).text("status")).isEqualTo("FAILED");
    assertThat(client.get(Quick.PHONE).text("provisioningState")).isEqualTo("BOOTING");
    assertThat(client.get(Quick.PHONE).text("name")).isEqualTo("Lobby");
    clock.advanceSeconds(30);
    assertThat(client.get(Quick.HQ).text("status")).isEqualTo("ACTIVE");
    assertThat(client.get(Quick.PHONE).text("provisioningState")).isEqualTo("ACTIVE");
  }

  @Test
  void addsAndRemovesObjects() {
    client.post("/simulator/groups", "{\"name\": \"branch\"}");
    client.post("/simulator/groups/branch/phones", "{\"mac\": \"0004f2000001\"}");
    client.post("/simulator/groups/branch", "{\"description\": \"edited\"}");

    Reply groups = client.get(GROUPS + "?name=branch");
    assertThat(groups.json().at("/entities/0/description").asString()).isEqualTo("edited");
    assertThat(client.delete("/simulator/phones/0004f2000001").status()).isEqualTo(204);
    assertThat(client.delete("/simulator/phones/0004f2000001").status()).isEqualTo(404);
    assertThat(client.delete("/simulator/groups/branch").status()).isEqualTo(204);
    assertThat(client.delete("/simulator/tokens").status()).isEqualTo(204);
    assertThat(client.get(GROUPS).status()).isEqualTo(401);
    assertThat(client.get("/simulator/nothing").status()).isEqualTo(404);
  }
}
