package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan looks once at names and ports, shows them, and ends as it would without them. */
class PlanGatesTest {
  private static final String HOST = "hq.genesyscloud.com";

  @TempDir Path folder;

  private static Scenario there() {
    return Office.quick().withPreset(preset -> preset.withGroups(PresetGroup.of("hq")));
  }

  private static List<String> gates(Said said) {
    return said.lines("gate").stream()
        .map(line ->
            line.path("group").asString()
                + " "
                + line.path("gate").asString()
                + " "
                + line.path("state").asString())
        .toList();
  }

  @Test
  void aGroupNotYetCreatedIsLookedAtOnceUnderItsUsualName() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));

      Said said = office.plan().ends(0);

      assertThat(gates(said)).containsExactly("hq dns closed", "hq reach not-looked-at");
      assertThat(said.lines("gate").getFirst().path("version").asInt()).isEqualTo(1);
      assertThat(said.lines("gate").getFirst().path("what").asString())
          .isEqualTo(HOST + ": NXDOMAIN");
      assertThat(office.report().network().questions(HOST, 0)).isEqualTo(1);
      assertThat(office.report().network().questions(HOST, 1)).isEqualTo(1);
      assertThat(said.count("created")).isEqualTo(3);
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void closedGatesDoNotChangeTheDetailedExitCode() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));

      Said said = office.plan("--detailed-exitcode").ends(2);

      assertThat(gates(said)).contains("hq dns closed");
    }
  }

  @Test
  void aClosedWrittenPortStandsInThePlanAsAWarning() {
    Scenario scenario =
        there()
            .withNetwork(
                network -> network.withHttps(Region.HOME, https -> https.withMode(Mode.CLOSED)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("reach: {waitTimeout: 1m}"), phones(1, 2)));

      Said said = office.plan().ends(0);

      assertThat(gates(said)).containsExactly("hq dns open", "hq reach closed");
      assertThat(said.lines("gate").getLast().path("what").asString()).contains("refused");
      assertThat(said.finding("reach.closed").path("severity").asString()).isEqualTo("warning");
    }
  }

  @Test
  void openGatesStandInThePlanToo() {
    try (Office office = new Office(folder, there())) {
      office.fleet(
          groupWith("hq", List.of("reach: {tcp: [443], udp: [69]}"), phones(1, 2)),
          groupWith("branch", List.of(), phones(3, 3)));
      office.cloud().addGroup(PresetGroup.of("branch"));

      Said said = office.plan().ends(0);

      assertThat(gates(said))
          .containsExactlyInAnyOrder(
              "hq dns open", "hq reach open", "branch dns open", "branch reach looked-at");
    }
  }

  @Test
  void peopleSeeTheGatesWithTheirWords() {
    try (Office office = new Office(folder, there())) {
      office.fleet(groupWith("hq", List.of(), phones(1, 2)), group("branch", phones(3, 3)));

      Said said = office.run("plan", office.fleetFile().toString(), "-q").ends(0);

      assertThat(said.out())
          .contains(
              "Gates as they stand now, seen from this host:",
              "hq dns open: hq.genesyscloud.com: " + SimulatedRoutes.HOME,
              "hq reach looked at: TCP hq.genesyscloud.com",
              "branch dns closed: branch.genesyscloud.com: NXDOMAIN (the group is not");
    }
  }

  @Test
  void anUnchangedFleetAsksNoResolver() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));
      office.apply().ends(0);
      var before = office.report().network();

      Said said = office.plan("--detailed-exitcode").ends(0);

      assertThat(gates(said)).isEmpty();
      assertThat(office.report().network()).isEqualTo(before);
    }
  }

  @Test
  void skippedGatesAreShownAsSkipped() {
    try (Office office = new Office(folder, there())) {
      office.fleet(groupWith("hq", List.of(), phones(1, 2)));

      Said said = office.plan("--skip-gate", "dns,reach").ends(0);

      assertThat(gates(said)).containsExactly("hq dns skipped", "hq reach skipped");
      assertThat(office.report().network().questions()).isEmpty();
    }
  }
}
