package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.workflow.StopButton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTest {
  @TempDir Path folder;

  @Test
  void aStoppedRunReportsWhatItDidAndTheNextOneGoesOn() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 30)));

      Said said = office.applyUntil(report -> report.count("phone.create") >= 5).ends(130);

      int there = office.phonesOf("hq").size();
      assertThat(there).isBetween(5, 29);
      assertThat(said.count("created")).isEqualTo(there + 1);
      assertThat(said.count("left")).isEqualTo(30 - there);
      assertThat(said.count("unknown")).isZero();
      assertThat(said.findings("run.stopped")).hasSize(1);
      assertThat(office.manifest().path("status").asString()).isEqualTo("FAILED");

      Said next = office.apply("--if-changed").ends(0);
      assertThat(next.count("created")).isEqualTo(30 - there);
      assertThat(office.phonesOf("hq")).hasSize(30);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "doctor", "diagnose", "apply"})
  void aLookAtTheNetworkStopsAtOnceAndNothingIsMadeOfIt(String command) {
    PresetPhone failed = PresetPhone.of(mac(9), "Nine").withFailure(FailureCode.TFTP_TIMEOUT);
    Scenario scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq", failed)))
            .withNetwork(network ->
                network.withName("hq.genesyscloud.com", NameAnswer.trouble(DnsTrouble.SILENT)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of(), phones(1, 2)));
      String file = office.fleetFile().toString();
      String[] words =
          command.equals("apply")
              ? new String[] {command, file, "--yes", "--json"}
              : new String[] {command, file, "--json"};

      Said said =
          office
              .runUntil(report -> report.network().questions("hq.genesyscloud.com", 1) > 0, words)
              .ends(130);

      assertThat(said.codes()).doesNotContain("dns.closed");
      assertThat(said.lines("cause")).isEmpty();
      assertThat(said.lines("check"))
          .noneMatch(check -> check.path("name").asString().equals("dns"));
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aRunThatWaitsForABusyPhoneStopsAtOnce() {
    Scenario scenario =
        Office.quick()
            .withPreset(
                preset -> preset.withGroups(PresetGroup.of("hq", PresetPhone.of(mac(1), "Old"))));
    try (Office office = new Office(folder, scenario)) {
      office.cloud().setPhoneState(mac(1), PhoneState.BOOTING);
      office.fleet(groupWith("hq", List.of(), phones(1, 1)));
      long begun = System.nanoTime();

      Said said = office.applyUntil(report -> report.count("phone.read") >= 1).ends(130);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
      assertThat(said.count("left")).isEqualTo(1);
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aGroupThatIsWaitedForDoesNotKeepTheRunFromStopping() {
    Scenario scenario = Office.quick().withGroups(groups -> groups.withStuck("hq"));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(group("hq", phones(1, 3)));

      Said said = office.applyUntil(report -> report.count("groups.list") >= 3).ends(130);

      assertThat(said.count("created")).isEqualTo(1);
      assertThat(said.count("left")).isEqualTo(3);
    }
  }

  @Test
  void aButtonPressedBeforeTheFirstRequestStopsEverything() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 3)));
      StopButton button = new StopButton();
      button.press(Exit.TERMINATED);

      office.run(button, "apply", office.fleetFile().toString(), "--yes", "--json").ends(143);

      assertThat(office.report().writes()).isZero();
    }
  }
}
