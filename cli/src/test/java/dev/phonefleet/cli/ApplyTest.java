package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.report.Report;
import dev.phonefleet.simulator.scenario.MacSpelling;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApplyTest {
  @TempDir Path folder;

  @Test
  void theFirstApplyCreatesGroupsAndPhonesAndTheSecondWritesNothing() {
    try (Office office = new Office(folder)) {
      office.fleet(
          group("hq", phones(1, 3)), group("branch", phones(4, 5)), group("depot", phones(6, 6)));

      Said first = office.apply().ends(0);

      assertThat(first.count("created")).isEqualTo(9);
      assertThat(first.objects()).isEqualTo(9);
      assertThat(first.count("requests")).isEqualTo(office.report().total());
      assertThat(office.report().writes()).isEqualTo(9);
      assertThat(office.phonesOf("hq")).hasSize(3);
      assertThat(office.phonesOf("branch")).hasSize(2);
      assertThat(office.phonesOf("depot")).hasSize(1);
      assertThat(office.phone(mac(4)).path("name").asString()).isEqualTo("Phone 4");
      assertThat(office.phone(mac(4)).path("model").asString()).isEqualTo("VVX 450");
      JsonNode hq = office.group("hq").orElseThrow();
      assertThat(hq.path("description").asString()).isEqualTo("Managed by phonefleet");
      assertThat(hq.path("primaryEdge").asString()).isEqualTo("edge-1");
      assertThat(hq.path("secondaryEdge").isNull()).isTrue();

      long before = office.report().total();
      Said second = office.apply().ends(0);

      assertThat(second.count("unchanged")).isEqualTo(9);
      assertThat(second.objects()).isEqualTo(9);
      assertThat(office.report().writes()).isEqualTo(9);
      assertThat(second.count("requests")).isEqualTo(office.report().total() - before);
      assertThat(second.count("requests")).isLessThanOrEqualTo(3 + 6);
    }
  }

  @Test
  void anUnchangedApplyCostsOnePageForEveryHundredPhonesAndAtMostSixRequestsMore() {
    Scenario scenario = Office.quick().withPreset(preset -> preset.withPhones(150, 1));
    try (Office office = new Office(folder, scenario)) {
      JsonNode known = office.phonesOf("hq").get(140);
      office.fleet(
          groupWith(
              "hq",
              List.of(),
              "{mac: \""
                  + known.path("mac").asString()
                  + "\", name: \""
                  + known.path("name").asString()
                  + "\"}"));

      Said said = office.apply().ends(0);

      assertThat(said.count("unchanged")).isEqualTo(2);
      assertThat(office.report().count("phones.list")).isEqualTo(2);
      assertThat(office.report().total()).isLessThanOrEqualTo(2 + 6);
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aChangedFieldIsWrittenAndEverythingElseOfThePhoneIsKept() {
    ObjectNode fields =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"name": "Old", "model": "VVX 450", "secretOfOthers": {"a": [1, {"b": null}]},
                     "lines": [{"number": "+15550100", "label": "Desk", "ringtone": 7}],
                     "settings": {"volume": "5", "theirs": true}}
                    """);
    Scenario scenario =
        Office.quick()
            .withPreset(preset ->
                preset.withGroups(
                    PresetGroup.of(
                        "hq", PresetPhone.of(mac(1), fields), PresetPhone.of(mac(2), "Phone 2"))));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith(
              "hq",
              List.of(),
              "{mac: \"" + mac(1) + "\", name: New, settings: {volume: \"9\"}}",
              "{mac: \"" + mac(2) + "\", name: Phone 2}"));

      Said said = office.apply().ends(0);

      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(said.count("unchanged")).isEqualTo(2);
      assertThat(office.report().count("phone.update")).isEqualTo(1);
      JsonNode phone = office.phone(mac(1));
      assertThat(phone.path("name").asString()).isEqualTo("New");
      assertThat(phone.path("settings").path("volume").asString()).isEqualTo("9");
      assertThat(phone.path("settings").path("theirs").asBoolean()).isTrue();
      assertThat(phone.path("secretOfOthers")).isEqualTo(fields.path("secretOfOthers"));
      assertThat(phone.path("lines")).isEqualTo(fields.path("lines"));
      assertThat(phone.path("model").asString()).isEqualTo("VVX 450");
      assertThat(office.apply().ends(0).count("unchanged")).isEqualTo(3);
    }
  }

  @Test
  void anAdoptedGroupKeepsWhatTheFileDoesNotDeclare() {
    ObjectNode fields = JsonMapper.shared().createObjectNode();
    fields.put("primaryEdge", "edge-7").put("description", "Theirs").put("theirField", 42);
    Scenario scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq").withFields(fields)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("description: Ours"), phones(1, 1)));

      Said said = office.apply().ends(0);

      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(said.count("created")).isEqualTo(1);
      JsonNode hq = office.group("hq").orElseThrow();
      assertThat(hq.path("description").asString()).isEqualTo("Ours");
      assertThat(hq.path("primaryEdge").asString()).isEqualTo("edge-7");
      assertThat(hq.path("theirField").asInt()).isEqualTo(42);
    }
  }

  @Test
  void aGroupWhoseNameDiffersInCaseOnlyIsAdopted() {
    Scenario scenario =
        Office.quick().withPreset(preset -> preset.withGroups(PresetGroup.of("HQ")));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of(), phones(1, 2)));

      Said said = office.apply().ends(0);

      assertThat(said.count("unchanged")).isEqualTo(1);
      assertThat(said.count("created")).isEqualTo(2);
      assertThat(office.groups()).isEqualTo(1);
      assertThat(office.phonesOf("HQ")).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(MacSpelling.class)
  void theServersSpellingOfAnAddressDoesNotMatter(MacSpelling spelling) {
    Scenario scenario = Office.quick().withWire(wire -> wire.withMacSpelling(spelling));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(group("hq", "{mac: 00-04-F2-AA-00-01, name: Phone 1}", "{mac: 0004.f2aa.0002}"));
      office.apply().ends(0);
      assertThat(office.phonesOf("hq")).hasSize(2);

      office.fleet(group("hq", "{mac: 0004f2aa0001, name: Phone One}", phone(2)));
      Said said = office.apply().ends(0);

      assertThat(said.count("updated")).isEqualTo(2);
      assertThat(office.phonesOf("hq")).hasSize(2);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Phone One");
      assertThat(office.apply().ends(0).count("unchanged")).isEqualTo(3);
    }
  }

  @Test
  void aServerWithoutVersionsIsWrittenAllTheSame() {
    Scenario scenario = Office.quick().withWire(wire -> wire.withVersions(false));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(group("hq", phones(1, 3)));
      office.apply().ends(0);

      office.fleet(group("hq", phone(1, "One"), phone(2), phone(3, "Three")));
      Said said = office.apply().ends(0);

      assertThat(said.count("updated")).isEqualTo(2);
      assertThat(office.phone(mac(3)).path("name").asString()).isEqualTo("Three");
    }
  }

  @Test
  void phonesComeFromInventoriesWithDefaultsAndNullClears() {
    try (Office office = new Office(folder)) {
      office.file(
          "phones.csv",
          "mac;name;line1_number;settings.volume\r\n"
              + mac(1)
              + ";First;+15550101;3\r\n"
              + mac(2)
              + ";\"Second; with a semicolon\";;\r\n");
      office.fleet(
          group("hq")
              + """
                  phones:
                    defaults: {model: VVX 250, description: Ours, settings: {volume: 5}}
                    inventory: phones.csv
              """);
      office.apply().ends(0);

      JsonNode first = office.phone(mac(1));
      assertThat(first.path("lines").path(0).path("number").asString()).isEqualTo("+15550101");
      assertThat(first.path("description").asString()).isEqualTo("Ours");
      JsonNode second = office.phone(mac(2));
      assertThat(second.path("name").asString()).isEqualTo("Second; with a semicolon");
      assertThat(second.path("model").asString()).isEqualTo("VVX 250");
      assertThat(second.path("settings").path("volume").asInt()).isEqualTo(5);

      office.fleet(group("hq", "{mac: \"" + mac(1) + "\", description: null}"));
      assertThat(office.apply().ends(0).count("updated")).isEqualTo(1);
      assertThat(office.phone(mac(1)).path("description").asString("")).isEmpty();
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("First");
      assertThat(office.apply().ends(0).count("updated")).isZero();
    }
  }

  @Test
  void aGroupIsWrittenAtItsSpeedLimitAndNeverFaster() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 25)));

      office.apply().ends(0);

      Report report = office.report();
      assertThat(report.peaks().get("hq")).isBetween(8, 10);
      assertThat(report.count("phone.create")).isEqualTo(25);
    }
  }
}
