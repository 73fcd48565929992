package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PlanTest {
  @TempDir Path folder;

  private static Scenario live() {
    ObjectNode fields =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"name": "Old", "model": "VVX 450", "lines": [{"number": "+15550100", "label": "Desk"}],
                     "settings": {"admin_pin": "1111", "volume": 5, "wifi_password": "hunter1"}}
                    """);
    return Office.quick()
        .withPreset(preset ->
            preset.withGroups(
                PresetGroup.of(
                    "hq", PresetPhone.of(mac(1), fields), PresetPhone.of(mac(2), "Phone 2")),
                PresetGroup.of("branch")));
  }

  @Test
  void planningWritesNothingAndEndsWithZero() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 3)));

      Said said = office.plan().ends(0);

      assertThat(office.report().writes()).isZero();
      assertThat(said.count("created")).isEqualTo(4);
      assertThat(said.count("requests")).isEqualTo(office.report().total());
      assertThat(office.hasManifest()).isFalse();
      assertThat(said.lines("change"))
          .extracting(line -> line.path("kind").asString() + " " + line.path("key").asString())
          .containsExactly("group hq", "phone " + mac(1), "phone " + mac(2), "phone " + mac(3));
    }
  }

  @Test
  void detailedExitCodeTellsChangesFromNone() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      office.plan("--detailed-exitcode").ends(2);

      office.apply().ends(0);

      office.plan("--detailed-exitcode").ends(0);
    }
  }

  @Test
  void changesAreToldFieldByFieldAndSecretsAreNotShown() {
    try (Office office = new Office(folder, live())) {
      office.fleet(
          List.of("secretSettings: [volume]"),
          groupWith(
              "hq",
              List.of("description: Ours"),
              "{mac: \""
                  + mac(1)
                  + "\", name: New, lines: [{number: \"+15550199\", label: Desk}],"
                  + " settings: {admin_pin: \"2222\", volume: 7, wifi_password: hunter2,"
                  + " time_zone: UTC}}",
              phone(3)));

      Said said = office.plan("--detailed-exitcode").ends(2);

      assertThat(said.out()).doesNotContain("1111", "2222", "hunter1", "hunter2");
      JsonNode ours = change(said, "hq");
      assertThat(ours.path("action").asString()).isEqualTo("update");
      assertThat(ours.path("kind").asString()).isEqualTo("group");
      assertThat(field(ours, "description").path("from").asString()).isEqualTo("Edge group hq");
      JsonNode update = change(said, mac(1));
      assertThat(update.path("action").asString()).isEqualTo("update");
      assertThat(update.path("group").asString()).isEqualTo("hq");
      assertThat(update.path("fields").valueStream().map(it -> it.path("path").asString()))
          .containsExactlyInAnyOrder(
              "name",
              "lines[0].number",
              "settings.admin_pin",
              "settings.volume",
              "settings.wifi_password",
              "settings.time_zone");
      assertThat(field(update, "name").path("from").asString()).isEqualTo("Old");
      assertThat(field(update, "name").path("to").asString()).isEqualTo("New");
      assertThat(field(update, "lines[0].number").path("to").asString()).isEqualTo("+15550199");
      for (String secret : List.of("admin_pin", "volume", "wifi_password")) {
        assertThat(field(update, "settings." + secret).path("from").asString())
            .isEqualTo("(secret)");
        assertThat(field(update, "settings." + secret).path("to").asString()).isEqualTo("(secret)");
      }
      assertThat(field(update, "settings.time_zone").path("from").isNull()).isTrue();
      JsonNode create = change(said, mac(3));
      assertThat(create.path("action").asString()).isEqualTo("create");
      assertThat(create.path("fields").valueStream().map(it -> it.path("from").isNull()))
          .isNotEmpty()
          .containsOnly(true);
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aMoveIsShownWithItsTargetAndRefused() {
    try (Office office = new Office(folder, live())) {
      office.fleet(groupWith("hq", List.of()), groupWith("branch", List.of(), phones(2, 3)));

      Said said = office.plan("--detailed-exitcode").ends(9);

      JsonNode move = change(said, mac(2));
      assertThat(move.path("action").asString()).isEqualTo("move");
      assertThat(move.path("group").asString()).isEqualTo("branch");
      assertThat(field(move, "group").path("from").asString()).isEqualTo("hq");
      assertThat(field(move, "group").path("to").asString()).isEqualTo("branch");
      assertThat(change(said, mac(3)).path("action").asString()).isEqualTo("create");
      assertThat(said.count("held")).isEqualTo(1);
      assertThat(said.count("created")).isEqualTo(1);
    }
  }

  @Test
  void peopleSeeWhatChangesAndWhatItTakes() {
    try (Office office = new Office(folder, live())) {
      office.fleet(
          groupWith(
              "hq",
              List.of(),
              "{mac: \"" + mac(1) + "\", name: New, settings: {admin_pin: \"2222\"}}",
              phone(3)));

      Said said = office.run("plan", office.fleetFile().toString(), "--skip-gate", "dns,reach");

      said.ends(0);
      assertThat(said.out())
          .contains("hq", mac(1), "\"Old\" -> \"New\"", "(secret)", "+ phone " + mac(3))
          .contains("1 phone to create", "1 phone to change", "1 unchanged")
          .doesNotContain("2222", "1111", "\u001b");
      assertThat(said.err()).doesNotContain("error");
    }
  }

  @Test
  void peopleAreToldWhenNothingIsToDo() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));
      office.apply().ends(0);

      Said said = office.run("plan", office.fleetFile().toString()).ends(0);

      assertThat(said.out()).contains("Nothing to do", "3 objects");
    }
  }

  @Test
  void aSkippedGateIsAWarningOfItsOwn() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));

      Said plan = office.plan("--skip-gate", "dns,reach").ends(0);
      assertThat(plan.codes()).containsExactly("gate.skipped", "gate.skipped");
      assertThat(plan.lines("gate"))
          .extracting(line -> line.path("state").asString())
          .containsOnly("skipped");
      assertThat(office.apply("--skip-gate", "dns", "--skip-gate", "reach").ends(0).codes())
          .containsExactly("gate.skipped", "gate.skipped");
    }
  }

  private static JsonNode change(Said said, String key) {
    List<JsonNode> found =
        said.lines("change").stream()
            .filter(line -> line.path("key").asString("").equals(key))
            .toList();
    assertThat(found).as("changes of %s", key).hasSize(1);
    return found.getFirst();
  }

  private static JsonNode field(JsonNode change, String path) {
    List<JsonNode> found =
        change
            .path("fields")
            .valueStream()
            .filter(field -> field.path("path").asString("").equals(path))
            .toList();
    assertThat(found).as("fields at %s", path).hasSize(1);
    assertThat(found.getFirst().has("from")).isTrue();
    assertThat(found.getFirst().has("to")).isTrue();
    return found.getFirst();
  }
}
