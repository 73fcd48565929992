package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.GroupStatus;
import dev.phonefleet.workflow.StopButton;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidwayTest {
  private static final List<String> IMPATIENT =
      List.of("primaryEdge: edge-1", "readiness: {timeout: 2s, interval: 200ms}");

  @TempDir Path folder;

  @Test
  void aGroupThatStopsBeingActiveForTooLongHoldsTheRestOfItsPhones() {
    try (Office office = new Office(folder)) {
      office.fleet(
          List.of("limits: {requestsPerSecondPerGroup: 3}"),
          groupWith("hq", IMPATIENT, phones(1, 30)));

      Said said =
          office.applyWhile(
              report -> report.count("phone.create") >= 2,
              () -> office.cloud().setGroupStatus("hq", GroupStatus.CONFIGURING));

      said.ends(6);
      int there = office.phonesOf("hq").size();
      assertThat(there).isBetween(2, 29);
      assertThat(said.count("created")).isEqualTo(there);
      assertThat(said.count("held")).isEqualTo(30 - there);
      assertThat(said.count("failed")).isEqualTo(1);
    }
  }

  @Test
  void aButtonPressedAtTheQuestionStopsEverything() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 3)));
      StopButton button = new StopButton();
      office.answering(question -> {
        button.press(Exit.INTERRUPTED);
        return "yes";
      });

      office.run(button, "apply", office.fleetFile().toString()).ends(130);

      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aServerThatGoesDownDuringTheRunEndsItAndTheNextRunGoesOn() {
    try (Office office = new Office(folder)) {
      office.fleet(List.of("limits: {deadline: 2s}"), group("hq", phones(1, 12)));
      Said said =
          office.applyWhile(
              report -> report.count("phone.create") >= 4,
              () -> {
                office.cloud().addFault(Fault.on("GET", "", new Effect.LostRequest()));
                office.cloud().addFault(Fault.on("POST", "", new Effect.LostRequest()));
              });

      said.ends(75);
      assertThat(said.objects()).isEqualTo(13);
      assertThat(office.manifest().path("status").asString()).isEqualTo("FAILED");

      office.cloud().clearFaults();
      office.apply().ends(0);
      assertThat(office.phonesOf("hq")).hasSize(12);
    }
  }
}
