package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.GroupBehavior.Flap;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GroupTest {
  private static final List<String> IMPATIENT =
      List.of("primaryEdge: edge-1", "readiness: {timeout: 2s, interval: 200ms}");

  @TempDir Path folder;

  @Test
  void phonesOfAGroupThatDoesNotBecomeActiveAreHeldAndOtherGroupsGoOn() {
    Scenario scenario = Office.quick().withGroups(groups -> groups.withStuck("hq"));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", IMPATIENT, phones(1, 3)), group("branch", phones(4, 5)));

      Said said = office.apply().ends(6);

      assertThat(said.count("created")).isEqualTo(3);
      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.count("held")).isEqualTo(3);
      assertThat(said.objects()).isEqualTo(7);
      assertThat(office.phonesOf("hq")).isEmpty();
      assertThat(office.phonesOf("branch")).hasSize(2);
      JsonNode why = said.finding("group.not-active");
      assertThat(why.path("where").asString()).contains("hq");
      assertThat(office.manifest().path("status").asString()).isEqualTo("FAILED");
    }
  }

  @Test
  void aGroupThatBecomesFailedIsNotWaitedFor() {
    Scenario scenario = Office.quick().withGroups(groups -> groups.withFailing("hq"));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith(
              "hq",
              List.of("primaryEdge: edge-1", "readiness: {timeout: 2m, interval: 200ms}"),
              phones(1, 2)),
          group("branch", phones(3, 3)));
      long begun = System.nanoTime();

      Said said = office.apply().ends(6);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
      assertThat(said.count("held")).isEqualTo(2);
      assertThat(said.count("created")).isEqualTo(2);
      assertThat(said.finding("group.not-active").toString()).contains("FAILED");
    }
  }

  @Test
  void aGroupThatIsNotActiveIsShutEvenWhenNothingIsToWrite() {
    Scenario scenario =
        Office.quick()
            .withPreset(
                preset -> preset.withGroups(PresetGroup.of("hq").withStatus(GroupStatus.FAILED)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of()));

      office.apply().ends(6);

      assertThat(office.report().writes()).isZero();
      assertThat(office.hasManifest()).isFalse();
    }
  }

  @Test
  void anEmptyGroupIsWaitedForToo() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq"));

      office.apply().ends(0);

      assertThat(office.group("hq").orElseThrow().path("status").asString()).isEqualTo("ACTIVE");
    }
  }

  @Test
  void aGroupThatStopsBeingActiveForAWhileHoldsItsPhonesUntilItIsAgain() {
    Flap flap = new Flap(GroupStatus.CONFIGURING, Duration.ofSeconds(300), Duration.ofSeconds(400));
    Scenario scenario =
        Office.quick()
            .withLimits(limits -> limits.withActiveGrace(Duration.ofSeconds(10)))
            .withGroups(groups -> groups.withFlapping(Map.of("hq", flap)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(List.of("limits: {requestsPerSecondPerGroup: 3}"), group("hq", phones(1, 24)));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(25);
      assertThat(said.lines("group"))
          .extracting(line -> line.path("state").asString())
          .containsSubsequence("ACTIVE", "CONFIGURING", "ACTIVE");
    }
  }

  @Test
  void phonesOfAGroupThatIsDeletedDuringTheRunAreHeld() {
    try (Office office = new Office(folder)) {
      office.fleet(
          List.of("limits: {requestsPerSecondPerGroup: 5}"),
          group("hq", phones(1, 12)),
          group("branch", phones(20, 22)));

      Said said =
          office.applyWhile(
              report -> report.count("phone.create") >= 6, () -> office.cloud().removeGroup("hq"));

      said.ends(3);
      assertThat(said.findings("group.gone").toString()).contains("hq");
      assertThat(said.count("held")).isBetween(3L, 10L);
      assertThat(said.objects()).isEqualTo(17);
      assertThat(office.phonesOf("branch")).hasSize(3);
      assertThat(office.group("hq")).isEmpty();

      assertThat(office.apply().ends(0).count("created")).isEqualTo(13);
    }
  }

  @Test
  void anEdgeThatTheServerDoesNotKnowIsToldInItsWordsAndOtherGroupsGoOn() {
    Scenario scenario = Office.quick().withGroups(groups -> groups.withEdges("edge-1"));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith("hq", List.of("primaryEdge: edge-404"), phones(1, 3)),
          group("branch", phones(4, 4)));

      Said said = office.apply().ends(3);

      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.count("held")).isEqualTo(3);
      assertThat(said.count("created")).isEqualTo(2);
      assertThat(said.findings("group.failed").toString()).contains("edge-404");
      assertThat(office.report().count("group.create")).isEqualTo(2);
      assertThat(office.group("hq")).isEmpty();
      assertThat(office.phonesOf("branch")).hasSize(1);
    }
  }

  @Test
  void aNewGroupWithoutPrimaryEdgeStopsTheRunBeforeAnyWrite() {
    try (Office office = new Office(folder)) {
      office.fleet(group("branch", phones(1, 1)), groupWith("hq", List.of(), phones(2, 2)));

      assertThat(office.plan().ends(65).findings("group.no-primary-edge")).hasSize(1);
      Said said = office.apply().ends(65);

      assertThat(said.finding("group.no-primary-edge").path("where").asString())
          .contains("fleet.yaml:");
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aGroupThatSomebodyCreatesMeanwhileIsAdopted() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));
      office.answering(question -> {
        office.cloud().addGroup(PresetGroup.of("hq"));
        return "yes";
      });

      Said said = office.run("apply", office.fleetFile().toString(), "--allow-edge-moves");

      said.ends(0);
      assertThat(office.groups()).isEqualTo(1);
      assertThat(office.phonesOf("hq"))
          .extracting(phone -> phone.path("mac").asString())
          .containsExactlyInAnyOrder(mac(1), mac(2));
    }
  }
}
