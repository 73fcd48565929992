package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.GROUPS;
import static dev.phonefleet.simulator.Branch.PHONES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phonefleet.simulator.platform.PlatformBackstage;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

class PlatformBackstageTest {
  private static final String PHONE = PHONES + "/phone-1";
  private static final String CONTROL = "/simulator/platform";
  private final Branch branch = new Branch();
  private final Client client = branch.client;
  private final PlatformBackstage platform = branch.simulator.platform();

  @AfterEach
  void stop() {
    branch.close();
  }

  @Test
  void anotherAdministratorEditsObjects() {
    platform.editPhone("0004f2aabb01", "/properties/phone_label/value/instance", text("HQ"));
    platform.editPhone("Reception", "/lines/0/name", text("Desk"));
    platform.editGroup("hq", "description", text("theirs"));
    platform.editEdge("edge-1", "description", text("theirs"));
    platform.editPhoneBase(Branch.MODEL, "description", text("theirs"));

    JsonNode phone = client.get(PHONE).json();
    assertThat(phone.path("version").asInt()).isEqualTo(3);
    assertThat(phone.at("/properties/phone_label/value/instance").asString()).isEqualTo("HQ");
    assertThat(phone.at("/lines/0/name").asString()).isEqualTo("Desk");
    assertThat(phone.at("/status/operationalStatus").asString()).isEqualTo("OPERATIONAL");
    assertThat(client.get(GROUPS + "/group-hq").text("description")).isEqualTo("theirs");
    assertThat(platform.group("hq").path("version").asInt()).isEqualTo(2);
    assertThatThrownBy(() -> platform.editPhone("phone-1", "version", text("7")))
        .hasMessageContaining("belongs to the server");
    assertThatThrownBy(() -> platform.editPhone("nobody", "name", text("7")))
        .hasMessageContaining("nobody");
  }

  private static JsonNode text(String text) {
    return StringNode.valueOf(text);
  }

  @Test
  void phonesComeAndGoAndChangeTheirStatus() {
    platform.add(OrgPhone.of("Lobby", "Lab", Branch.MODEL, "0004f2000001"));
    platform.setPhoneStatus("Lobby", "OFFLINE");
    platform.setPhoneStatus(
        "Reception",
        JsonNodeFactory.instance.objectNode().put("operationalStatus", "DEGRADED"),
        Duration.ofSeconds(10));

    assertThat(platform.phone("Lobby").at("/status/operationalStatus").asString())
        .isEqualTo("OFFLINE");
    assertThat(platform.phone("Reception").at("/status/operationalStatus").asString())
        .isEqualTo("DEGRADED");
    branch.clock.advanceSeconds(10);
    platform.clearPhoneStatus("Lobby");
    assertThat(platform.state().at("/phones/0/status/operationalStatus").asString())
        .isEqualTo("OPERATIONAL");
    assertThat(platform.state().at("/phones/1/status/operationalStatus").asString())
        .isEqualTo("OPERATIONAL");
    platform.removePhone("Lobby");
    assertThat(platform.state().path("phones").size()).isEqualTo(1);
    platform.removeGroup("hq");
    assertThat(client.get(GROUPS + "/group-hq").status()).isEqualTo(404);
  }

  @Test
  void theControlEndpointsDoTheSame() {
    post("/phones", "{\"name\": \"Lobby\", \"site\": \"Lab\", \"model\": \"WebRTC\"}");
    post(
        "/phones/Lobby",
        "{\"description\": \"d\", \"status\": {\"operationalStatus\": \"OFFLINE\"}}");
    post("/phones/Reception", "{\"status\": {\"edgesStatus\": \"NO_EDGES\"}, \"forSeconds\": 5}");
    post("/phones/Lobby/lines/1", "{\"user\": \"user-1\"}");
    post("/groups", "{\"name\": \"branch\"}");
    post("/groups/branch", "{\"description\": \"d\"}");
    post("/edges", "{\"name\": \"edge-3\", \"site\": \"Lab\"}");
    post("/edges/edge-3", "{\"statusCode\": \"INACTIVE\", \"description\": \"d\"}");
    post("/users", "{\"name\": \"User Three\", \"email\": \"user-3@example.com\"}");
    post("/dids", "{\"number\": \"+15550111\"}");
    post("/behavior", "{\"answers\": {\"reboot\": 204}}");

    client.token("");
    JsonNode state = client.get(CONTROL).json();
    assertThat(state.at("/phones/0/description").asString()).isEqualTo("d");
    assertThat(state.at("/phones/0/status/operationalStatus").asString()).isEqualTo("OFFLINE");
    assertThat(state.at("/phones/0/lines/0/loggedInUser/id").asString()).isEqualTo("user-1");
    assertThat(state.at("/phones/1/status/edgesStatus").asString()).isEqualTo("NO_EDGES");
    assertThat(state.at("/edgeGroups/0/description").asString()).isEqualTo("d");
    assertThat(state.at("/edges/2/statusCode").asString()).isEqualTo("INACTIVE");
    assertThat(state.at("/edges/2/onlineStatus").asString()).isEqualTo("ONLINE");
    assertThat(state.at("/users/1/email").asString()).isEqualTo("user-3@example.com");
    assertThat(state.at("/dids/0/didPool/name").asString()).isEqualTo("+15550100");
    assertThat(client.login().post(PHONE + "/reboot", "").status()).isEqualTo(204);

    post("/phones/Lobby/lines/1", "{\"user\": null}");
    post("/phones/Lobby", "{\"status\": null}");
    assertThat(client.delete(CONTROL + "/phones/Lobby").status()).isEqualTo(204);
    assertThat(client.delete(CONTROL + "/groups/branch").status()).isEqualTo(204);
    assertThat(client.delete(CONTROL + "/groups/branch").status()).isEqualTo(400);
    assertThat(client.post(CONTROL + "/behavior", "{\"x\": 1}").text("message")).contains("\"x\"");
    assertThat(client.get(CONTROL + "/nothing").status()).isEqualTo(404);
  }

  private void post(String path, String body) {
    assertThat(client.post(CONTROL + path, body).status()).as(path).isEqualTo(204);
  }
}
