package dev.phonefleet.simulator;

import static dev.phonefleet.simulator.Branch.BASES;
import static dev.phonefleet.simulator.Branch.EDGES;
import static dev.phonefleet.simulator.Branch.PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.Client.Reply;
import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PublishedBasesTest {
  private final Branch branch =
      new Branch(
          platform -> platform,
          organization -> {
            ObjectNode properties = JsonNodeFactory.instance.objectNode().put("phone_label", "x");
            properties.put("volume", 1.5).put("loud", true).putArray("codecs").add("audio/opus");
            properties.putObject("raw").put("hint", "h").putObject("value").put("instance", 3);
            return organization.withPhoneBases(
                OrgPhoneBase.of(Branch.MODEL, "polycom_vvx_450.json")
                    .withId("base-450")
                    .withLines(2)
                    .withProperties(properties));
          });

  private final Client client = branch.client;

  @AfterEach
  void stop() {
    branch.close();
  }

  @Test
  void theTemplateKnowsTheTypesOfItsProperties() {
    JsonNode template = client.get(BASES + "/template?phoneMetabaseId=polycom_vvx_450.json").json();

    assertThat(template.has("id")).isFalse();
    assertThat(template.at("/phoneMetaBase/id").asString()).isEqualTo("polycom_vvx_450.json");
    assertThat(template.at("/properties/volume/value/instance").isFloatingPointNumber()).isTrue();
    assertThat(template.at("/properties/loud/type").asString()).isEqualTo("boolean");
    assertThat(template.at("/properties/codecs/value/instance").isArray()).isTrue();
    assertThat(template.at("/properties/raw/hint").asString()).isEqualTo("h");
    assertThat(template.at("/lines/1/lineMetaBase/id").asString()).isNotEmpty();
    assertThat(template.at("/capabilities/hardwareIdType").asString()).isEqualTo("mac");
    assertThat(client.get(BASES + "/template?phoneMetabaseId=x").text("code"))
        .isEqualTo("not.found");
    assertThat(client.get(BASES + "/template").status()).isEqualTo(400);
  }

  @Test
  void baseSettingsAreMadeFromATemplateChangedAndDeleted() {
    ObjectNode template =
        (ObjectNode) client.get(BASES + "/template?phoneMetabaseId=generic_sip.json").json();
    Reply made = client.post(BASES, template.put("name", "SIP").toString());
    String path = made.text("selfUri");
    String line = made.json().at("/lines/0/id").asString();
    Reply changed = branch.edit(path, base -> base.put("description", "d"));

    assertThat(made.status()).isEqualTo(200);
    assertThat(client.get(EDGES + "/linebasesettings/" + line).status()).isEqualTo(200);
    assertThat(changed.json().at("/lines/0/id").asString()).isEqualTo(line);
    assertThat(branch.edit(path, base -> base.put("version", 1)).status()).isEqualTo(409);
    assertThat(client.delete(path).status()).isEqualTo(200);
    assertThat(client.get(path).status()).isEqualTo(404);
    for (String field : new String[] {"name", "phoneMetaBase", "lines"}) {
      ObjectNode without = template.deepCopy();
      without.remove(field);
      assertThat(client.post(BASES, without.toString()).text("code"))
          .isEqualTo("general.bad.request");
    }
  }

  @Test
  void usedBaseSettingsAreNotDeleted() {
    branch
        .simulator
        .platform()
        .change(p -> p.withVisibility(v -> v.withReleased(Duration.ofSeconds(5))));
    assertThat(client.delete(BASES + "/base-450").text("code")).isEqualTo("general.conflict");
    client.delete(PHONES + "/phone-1");
    assertThat(client.delete(BASES + "/base-450").status()).isEqualTo(409);
    branch.clock.advanceSeconds(5);
    assertThat(client.delete(BASES + "/base-450").status()).isEqualTo(200);
  }

  @Test
  void listsShowLinesAndPropertiesWhenAskedFor() {
    assertThat(branch.first(BASES).has("lines")).isFalse();
    JsonNode both = branch.first(BASES + "?expand=lines,properties&name=polycom*");
    assertThat(both.path("lines").size()).isEqualTo(2);
    assertThat(both.path("properties").has("loud")).isTrue();

    JsonNode lineBases = client.get(EDGES + "/linebasesettings?expand=properties").json();
    assertThat(lineBases.path("total").asInt()).isEqualTo(2);
    assertThat(lineBases.at("/entities/0/properties").has("station_label")).isTrue();
    assertThat(branch.first(EDGES + "/linebasesettings").has("properties")).isFalse();
    assertThat(client.get(EDGES + "/linebasesettings/x").status()).isEqualTo(404);
  }

  @Test
  void linesAreFoundByThemselves() {
    JsonNode line = branch.first(EDGES + "/lines?name=recep*");
    String id = line.path("id").asString();
    String base = line.at("/lineBaseSettings/id").asString();

    assertThat(client.get(EDGES + "/lines").json().path("total").asInt()).isEqualTo(2);
    assertThat(line.at("/site/name").asString()).isEqualTo("HQ");
    assertThat(client.get(EDGES + "/lines/" + id).text("name")).isEqualTo("Reception");
    JsonNode template = client.get(EDGES + "/lines/template?lineBaseSettingsId=" + base).json();
    assertThat(template.at("/lineBaseSettings/id").asString()).isEqualTo(base);
    assertThat(client.get(EDGES + "/lines/template?lineBaseSettingsId=x").text("code"))
        .isEqualTo("general.resource.not.found");
  }
}
