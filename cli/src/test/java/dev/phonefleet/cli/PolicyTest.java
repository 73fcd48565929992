package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
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

class PolicyTest {
  @TempDir Path folder;

  private static Scenario with(PresetGroup... groups) {
    return Office.quick().withPreset(preset -> preset.withGroups(groups));
  }

  private static PresetGroup onEdge(String name, String edge) {
    ObjectNode fields = JsonMapper.shared().createObjectNode().put("primaryEdge", edge);
    return PresetGroup.of(name).withFields(fields);
  }

  @Test
  void aMoveBetweenDeclaredGroupsIsRefusedAndTheRestIsDone() {
    Scenario scenario =
        with(PresetGroup.of("hq", PresetPhone.of(mac(1), "Phone 1")), PresetGroup.of("branch"));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith("hq", List.of(), phones(2, 2)), groupWith("branch", List.of(), phones(1, 1)));

      Said said = office.apply().ends(9);

      assertThat(said.count("created")).isEqualTo(1);
      assertThat(said.count("held")).isEqualTo(1);
      assertThat(said.objects()).isEqualTo(4);
      assertThat(said.finding("phone.move").path("what").asString()).contains("hq", "branch");
      assertThat(office.phonesOf("hq")).hasSize(2);
      assertThat(office.phonesOf("branch")).isEmpty();
      assertThat(office.report().count("phone.delete")).isZero();
    }
  }

  @Test
  void anAddressInAnUndeclaredGroupIsRefusedWithThatGroupNamedAndTheRestIsDone() {
    Scenario scenario =
        with(
            PresetGroup.of("warehouse", PresetPhone.of(mac(1), "Theirs")),
            PresetGroup.of("attic", PresetPhone.of(mac(2), "Theirs")));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(group("hq", phones(1, 4)));

      Said said = office.apply().ends(9);

      assertThat(said.count("created")).isEqualTo(3);
      assertThat(said.count("held")).isEqualTo(2);
      assertThat(said.objects()).isEqualTo(5);
      assertThat(said.out()).contains("warehouse", "attic");
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Theirs");
      assertThat(office.phonesOf("hq")).hasSize(2);
      assertThat(office.report().count("phones.list")).isLessThanOrEqualTo(6);
    }
  }

  @Test
  void anotherPrimaryEdgeIsRefusedAndThePhonesAreDone() {
    try (Office office = new Office(folder, with(onEdge("hq", "edge-0")))) {
      office.fleet(group("hq", phones(1, 2)));

      office.plan().ends(9);
      Said said = office.apply().ends(9);

      assertThat(said.count("held")).isEqualTo(1);
      assertThat(said.count("created")).isEqualTo(2);
      JsonNode why = said.finding("group.edge-move");
      assertThat(why.path("what").asString()).contains("edge-0", "edge-1");
      assertThat(why.path("next").asString()).contains("--allow-edge-moves");
      assertThat(office.report().count("group.update")).isZero();
    }
  }

  @Test
  void anotherPrimaryEdgeIsDoneWithItsFlag() {
    try (Office office = new Office(folder, with(onEdge("hq", "edge-0")))) {
      office.fleet(group("hq", phones(1, 1)));

      office.plan("--allow-edge-moves").ends(0);
      Said said = office.apply("--allow-edge-moves").ends(0);

      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(office.group("hq").orElseThrow().path("primaryEdge").asString())
          .isEqualTo("edge-1");
    }
  }

  @Test
  void anotherSecondaryEdgeNeedsTheFlagToo() {
    try (Office office = new Office(folder, with(onEdge("hq", "edge-1")))) {
      office.fleet(groupWith("hq", List.of("primaryEdge: edge-1", "secondaryEdge: edge-2")));

      office.apply().ends(9);
      office.apply("--allow-edge-moves").ends(0);

      assertThat(office.group("hq").orElseThrow().path("secondaryEdge").asString())
          .isEqualTo("edge-2");
    }
  }

  @Test
  void anotherOrganisationThanThePinnedOneIsRefusedBeforeAnyWrite() {
    try (Office office = new Office(folder)) {
      office.fleet(
          List.of("organization: " + office.organization("name: Globex")),
          group("hq", phones(1, 1)));

      office.plan().ends(9);
      Said said = office.apply().ends(9);

      assertThat(office.report().writes()).isZero();
      assertThat(said.out()).contains("Globex", "Acme");
    }
  }

  @Test
  void thePinnedOrganisationIsWritten() {
    try (Office office = new Office(folder)) {
      office.fleet(
          List.of("organization: " + office.organization("name: Acme")), group("hq", phones(1, 1)));

      office.apply().ends(0);
    }
  }
}
