package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.PHONES;
import static dev.phonefleet.simulator.Branch.STATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishedStationsTest {
  private final Branch branch =
      new Branch(p -> p.withVisibility(v -> v.withStation(Duration.ofSeconds(3))));

  private final Client client = branch.client;

  @AfterEach
  void stop() {
    branch.close();
  }

  private String webStation(String user) {
    client.post(PHONES, Branch.webPhone("Web " + user, user));
    branch.clock.advanceSeconds(3);
    return branch.first(STATIONS + "?webRtcUserId=" + user).path("id").asString();
  }

  private Reply put(String user, String kind, String station) {
    return client.put("/api/v2/users/" + user + "/station/" + kind + '/' + station, "");
  }

  @Test
  void theStationOfANewLineAppearsAMomentLater() {
    JsonNode line = client.post(PHONES, Branch.webPhone("Web", "user-1")).json().at("/lines/0");
    String query = STATIONS + "?lineAppearanceId=" + line.path("id").asString();

    assertThat(client.get(query).json().path("total").asInt()).isZero();
    branch.clock.advanceSeconds(3);
    JsonNode station = branch.first(query);
    assertThat(station.path("name").asString()).isEqualTo("Web");
    assertThat(station.path("lineAppearanceId")).isEqualTo(line.path("id"));
    assertThat(station.path("webRtcUserId").asString()).isEqualTo("user-1");
    assertThat(station.path("status").asString()).isEqualTo("AVAILABLE");
    assertThat(station.path("type").asString()).isEqualTo("inin_webrtc_softphone");
    String id = station.path("id").asString();
    assertThat(client.get(STATIONS + "/" + id).json()).isEqualTo(station);
    assertThat(branch.first(STATIONS + "?id=" + id)).isEqualTo(station);
    assertThat(client.get(STATIONS).json().path("total").asInt()).isEqualTo(2);
    assertThat(client.get(STATIONS + "/x").status()).isEqualTo(404);
  }

  @Test
  void usersArePutOnStationsAndTakenOff() {
    String station = webStation("user-1");

    assertThat(put("user-1", "associatedstation", station).status()).isEqualTo(200);
    assertThat(put("user-1", "defaultstation", station).status()).isEqualTo(200);
    assertThat(client.get(STATIONS + "/" + station).text("userId")).isEqualTo("user-1");
    assertThat(client.get(STATIONS + "/" + station).text("status")).isEqualTo("ASSOCIATED");
    JsonNode phone =
        branch.first(
            PHONES + "?lines.loggedInUser.id=user-1&expand=lines" + "&fields=lines.defaultForUser");
    assertThat(phone.at("/lines/0/defaultForUser/name").asString()).isEqualTo("User One");
    assertThat(client.delete(STATIONS + "/" + station + "/associateduser").status()).isEqualTo(200);
    assertThat(client.get(STATIONS + "/" + station).json().has("userId")).isFalse();
    assertThat(put("nobody", "associatedstation", station).status()).isEqualTo(404);
    assertThat(put("user-1", "associatedstation", "x").status()).isEqualTo(404);
  }

  @Test
  void aTakenStationIsAConflictAndAnothersWebPhoneABadRequest() {
    String desk = branch.first(STATIONS + "?name=Reception").path("id").asString();
    branch.simulator.platform().logIn("user-2@example.com", "Reception", 1);

    Reply taken = put("user-1", "associatedstation", desk);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text("message")).contains("must match the version number in the database");
    assertThat(put("user-2", "associatedstation", webStation("user-1")).status()).isEqualTo(400);
    put("user-2", "defaultstation", desk);
    assertThat(put("user-1", "defaultstation", desk).status()).isEqualTo(409);
  }

  @Test
  void aUserIsOnOneStationOnly() {
    String desk = branch.first(STATIONS + "?name=Reception").path("id").asString();
    String web = webStation("user-1");
    put("user-1", "associatedstation", web);
    put("user-1", "associatedstation", desk);

    assertThat(client.get(STATIONS + "/" + web).text("status")).isEqualTo("AVAILABLE");
    assertThat(client.get(STATIONS + "/" + desk).text("userId")).isEqualTo("user-1");
  }
}
