package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.published.Population;
import dev.phonefleet.workflow.StopButton;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OtherCommandsTest {
  @TempDir Path folder;

  private static Scenario live() {
    return Office.quick()
        .withPreset(preset ->
            preset.withGroups(
                PresetGroup.of(
                    "hq",
                    PresetPhone.of(mac(1), "Reception"),
                    PresetPhone.of(mac(2), "Lab").withState(PhoneState.FAILED)),
                PresetGroup.of("branch", PresetPhone.of(mac(3), "Branch"))));
  }

  @Test
  void validateIsOfflineAndTellsItsVerdictOnStdout() {
    try (Office office = new Office(folder)) {
      office.with("GENESYSCLOUD_OAUTHCLIENT_ID", "").fleet(group("hq", phones(1, 3)));

      Said said = office.run("validate", office.fleetFile().toString()).ends(0);

      assertThat(said.out()).contains("Valid", "1 edge group", "3 phones");
      assertThat(said.err()).isEmpty();
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void validateTellsEveryFindingOnStdout() {
    try (Office office = new Office(folder)) {
      office.fleet(
          group("hq", "{mac: nonsense}", "{mac: \"" + mac(1) + "\", nam: X}"), group("b_d"));

      Said text = office.run("validate", office.fleetFile().toString()).ends(65);
      Said json = office.run("validate", office.fleetFile().toString(), "--json").ends(65);

      assertThat(text.out()).contains("nonsense", "nam", "b_d", "3 errors");
      assertThat(text.err()).isEmpty();
      assertThat(json.lines("diagnostic")).hasSize(3);
      assertThat(json.summary().path("command").asString()).isEqualTo("validate");
      for (JsonNode line : json.lines("diagnostic")) {
        assertThat(Stream.of("severity", "code", "where", "what", "why", "next"))
            .allSatisfy(key -> assertThat(line.has(key)).as(key).isTrue());
        assertThat(line.path("where").asString()).containsPattern("fleet\\.yaml:\\d+:\\d+");
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsABadInputFile() {
    try (Office office = new Office(folder)) {
      String missing = office.path("missing.yaml").toString();

      assertThat(office.run("validate", missing).ends(65).out()).contains("missing.yaml");
      assertThat(office.run("apply", missing, "--yes").ends(65).err()).contains("missing.yaml");
      office.run("plan", missing).ends(65);
    }
  }

  @Test
  void schemaPrintsItsDocumentOnly() {
    try (Office office = new Office(folder)) {
      Said said = office.run("schema").ends(0);

      JsonNode schema = JsonMapper.shared().readTree(said.out());
      assertThat(schema.path("properties").has("edgeGroups")).isTrue();
      assertThat(said.err()).isEmpty();
    }
  }

  @Test
  void theSimulatorSaysWhereItIsAndEndsWhenItIsStopped() {
    try (Office office = new Office(folder)) {
      StopButton button = new StopButton();
      button.press(Exit.INTERRUPTED);

      Said said = office.run(button, "simulator", "--json", "--phones", "3", "--seed", "7");

      JsonNode ready = said.lines().getFirst();
      assertThat(ready.path("type").asString()).isEqualTo("ready");
      assertThat(ready.path("version").asInt()).isEqualTo(1);
      assertThat(ready.path("apiUrl").asString()).startsWith("http://127.0.0.1:");
      assertThat(ready.path("loginUrl").asString()).startsWith("http://127.0.0.1:");
      assertThat(ready.path("clientId").asString()).isNotBlank();
      assertThat(ready.path("clientSecret").asString()).isNotBlank();
    }
  }

  @Test
  void statusShowsTheGroupsOfTheFileAlsoAbsentOnes() {
    try (Office office = new Office(folder, live())) {
      office.fleet(groupWith("hq", List.of(), phone(1)), group("depot", phones(9, 9)));

      Said said = office.status().ends(0);

      assertThat(said.lines("group"))
          .extracting(it -> it.path("name").asString() + " " + it.path("state").asString())
          .containsExactly("hq ACTIVE", "depot ABSENT");
      assertThat(said.lines("phone"))
          .extracting(it ->
              it.path("key").asString()
                  + " "
                  + it.path("group").asString()
                  + " "
                  + it.path("state").asString())
          .containsExactlyInAnyOrder(mac(1) + " hq ACTIVE", mac(2) + " hq FAILED");
      assertThat(said.count("requests")).isEqualTo(office.report().total());
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void statusWithoutAFileShowsEverything() {
    try (Office office = new Office(folder, live())) {
      Said said =
          office.run(
              "status", "--api", "guide", "--api-url", office.cloud().url().toString(), "--json");

      said.ends(0);
      assertThat(said.lines("group"))
          .extracting(it -> it.path("name").asString())
          .containsExactly("branch", "hq");
      assertThat(said.lines("phone")).hasSize(3);
    }
  }

  @Test
  void statusWithoutAFileSpeaksThePublishedApiByDefault() {
    Scenario populated =
        Scenario.defaults()
            .withOrganization(organization -> organization.withPopulation(Population.of(120, 1)));
    try (Office office = new Office(folder, populated)) {
      Said said = office.run("status", "--api-url", office.cloud().url().toString(), "--json");

      assertThat(said.ends(0).lines("phone")).hasSize(120);
      assertThat(said.lines("group")).hasSize(1);
      assertThat(office.report().count("published.phones.list")).isEqualTo(2);
    }
  }

  @Test
  void aSimulatedApplyNeedsNeitherAccountNorNetworkAndRemembersWhatItDid() {
    try (Office office = new Office(folder)) {
      office
          .with("GENESYSCLOUD_OAUTHCLIENT_ID", "")
          .with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "")
          .fleet(
              List.of("organization: {api: guide, tenant: acme, region: eu-west-1}"),
              group("hq", phones(1, 2)));

      Said first = office.apply("--simulate").ends(0);
      Said second = office.apply("--simulate").ends(0);

      assertThat(first.err()).contains("SIMULATED");
      assertThat(first.count("created")).isEqualTo(3);
      assertThat(second.count("unchanged")).isEqualTo(3);
      assertThat(folder.resolve(".phonefleet/simulated/manifest.json")).exists();
      assertThat(office.hasManifest()).isFalse();
      assertThat(office.report().total()).isZero();
    }
  }
}
