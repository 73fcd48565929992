package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishedPhonesTest {
  private final Branch branch = new Branch();
  private final Client client = branch.client;

  @AfterEach
  void stop() {
    branch.close();
  }

  @Test
  void aPresetPhoneIsUpAndShowsEverythingByItself() {
    JsonNode phone = client.get(PHONES + "/phone-1").json();

    assertThat(phone.path("name").asString()).isEqualTo("Reception");
    assertThat(phone.at("/properties/phone_hardwareId/value/instance").asString())
        .isEqualTo("00:04:F2:AA:BB:01");
    assertThat(phone.at("/status/operationalStatus").asString()).isEqualTo("OPERATIONAL");
    assertThat(phone.at("/status/provision/time").asString()).startsWith("2026-01-05T07:00");
    assertThat(phone.at("/status/edgesStatus").asString()).isEqualTo("MIXED_SERVICE");
    assertThat(phone.at("/status/edge/name").asString()).isEqualTo("edge-1");
    assertThat(phone.at("/secondaryStatus/edge/name").asString()).isEqualTo("edge-2");
    assertThat(phone.at("/userAgentInfo/manufacturer").asString()).isEqualTo("Polycom");
    assertThat(phone.path("site").toString())
        .isEqualTo(
            """
            {"id":"site-hq","name":"HQ",\
            "selfUri":"/api/v2/telephony/providers/edges/sites/site-hq"}\
            """);
    assertThat(phone.at("/lines/0/lineBaseSettings/name").asString()).isEqualTo(Branch.MODEL);
    assertThat(phone.path("state").asString()).isEqualTo("active");
    assertThat(phone.path("version").asInt()).isEqualTo(1);
    assertThat(phone.path("selfUri").asString()).isEqualTo(PHONES + "/phone-1");
  }

  @Test
  void aListShowsOnlyWhatWasAskedFor() {
    JsonNode bare = branch.first(PHONES);
    JsonNode repeated = branch.first(PHONES + "?expand=lines&expand=properties&fields=webRtcUser");
    JsonNode joined = branch.first(PHONES + "?expand=lines,status&fields=properties.*");

    assertThat(bare.propertyNames())
        .contains("name", "site", "phoneBaseSettings", "userAgentInfo")
        .doesNotContain("properties", "lines", "status", "secondaryStatus", "webRtcUser");
    assertThat(repeated.propertyNames()).contains("properties", "lines").doesNotContain("status");
    assertThat(joined.propertyNames()).contains("properties", "lines", "status");
    assertThat(joined.path("status").has("edgesStatus")).isFalse();
  }

  @Test
  void aNewPhoneComesUpInTime() {
    Reply made = client.post(PHONES, Branch.phone("Lobby", "0004f2000001"));
    String path = made.text("selfUri");

    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json().at("/status/operationalStatus").asString()).isEqualTo("UNKNOWN");
    assertThat(made.json().path("status").has("provision")).isFalse();
    assertThat(made.json().has("userAgentInfo")).isFalse();
    branch.clock.advanceSeconds(20);
    assertThat(client.get(path).json().at("/status/operationalStatus").asString())
        .isEqualTo("OFFLINE");
    assertThat(client.get(path).json().at("/status/provision/time").asString())
        .isEqualTo("2026-01-05T08:00:10Z");
    branch.clock.advanceSeconds(40);
    assertThat(client.get(path).json().at("/status/operationalStatus").asString())
        .isEqualTo("OPERATIONAL");
    assertThat(client.get(path).json().has("userAgentInfo")).isTrue();
  }
}
