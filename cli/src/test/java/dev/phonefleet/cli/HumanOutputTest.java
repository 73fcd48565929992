package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HumanOutputTest {
  private static final String EVIL = "Lobby\u001b[2J\u0007\r\n\u202egnihton\u200b";

  @TempDir Path folder;

  private static void fits(Said said) {
    assertThat(Stream.of(said.out(), said.err()).flatMap(String::lines))
        .allSatisfy(line -> assertThat(withoutIds(line).length()).as(line).isLessThan(81));
  }

  /** What cannot be broken: ids and paths. */
  private static String withoutIds(String line) {
    return line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("/[^ ]+", "PATH");
  }

  private static void clean(Said said) {
    assertThat(said.out() + said.err())
        .doesNotContain("\u001b", "\u0007", "\r", "\u202e", "\u200b");
  }

  @Test
  void peopleSeeTheWholeRun() {
    try (Office office = new Office(folder)) {
      office.fleet(
          groupWith(
              "hq",
              List.of("primaryEdge: edge-1", "description: \"" + "long words ".repeat(12) + "\""),
              "{mac: \"" + mac(1) + "\", name: \"" + "A very long name ".repeat(6) + "\"}",
              "{mac: \"" + mac(2) + "\", description: \"" + "text ".repeat(30) + "\"}"),
          group("branch", phones(3, 16)));
      String file = office.fleetFile().toString();

      Said plan = office.run("plan", file).ends(0);
      Said apply = office.run("apply", file, "--yes").ends(0);
      Said again = office.run("apply", file, "--yes").ends(0);
      Said status = office.run("status", file).ends(0);

      fits(plan);
      fits(apply);
      fits(again);
      assertThat(plan.out()).contains("2 groups and 16 phones to create");
      assertThat(apply.out()).contains("18 created").contains("Done in");
      assertThat(plan.out()).contains("hq dns closed: hq.genesyscloud.com: NXDOMAIN");
      assertThat(again.out()).contains("Nothing to do", "18 objects");
      assertThat(status.out()).contains("hq", "ACTIVE", mac(16), "14 phones");
    }
  }

  @Test
  void troubleIsToldWithWhatWhyAndNext() {
    Scenario scenario =
        Office.quick()
            .withGroups(groups -> groups.withEdges("edge-1"))
            .withPreset(preset ->
                preset.withGroups(
                    PresetGroup.of(
                        "hq",
                        PresetPhone.of(mac(1), "Old").withFailure(FailureCode.TFTP_TIMEOUT))));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith("hq", List.of(), phones(1, 1)),
          groupWith("lab", List.of("primaryEdge: edge-404"), phones(2, 4)));
      String file = office.fleetFile().toString();

      Said said = office.run("apply", file, "--yes").ends(3);

      assertThat(said.err()).contains("error", "why:", "next:", "TFTP_TIMEOUT", "edge-404", mac(1));
      assertThat(said.out()).contains("exit 3", "2 failed", "3 held");
    }
  }

  @Test
  void textFromThePlatformCannotTouchTheTerminal() {
    Scenario scenario =
        Office.quick()
            .withPreset(preset ->
                preset.withGroups(
                    PresetGroup.of(
                        "hq",
                        PresetPhone.of(mac(1), EVIL),
                        PresetPhone.of(mac(2), EVIL).withFailure(FailureCode.TFTP_TIMEOUT))));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of(), phones(1, 2)));
      String file = office.fleetFile().toString();

      Said status = office.run("status", file).ends(0);
      Said plan = office.run("plan", file, "-v").ends(0);
      Said apply = office.run("apply", file, "--yes", "-v").ends(3);

      assertThat(status.out()).contains("Lobby?[2J");
      assertThat(plan.out()).contains("Lobby?[2J");
      clean(status);
      clean(plan);
      clean(apply);
      fits(status);
    }
  }

  @Test
  void quietSaysResultsAndErrorsOnly() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));

      Said said = office.run("apply", office.fleetFile().toString(), "--yes", "-q").ends(0);

      assertThat(said.err()).isEmpty();
      assertThat(said.out().lines()).singleElement().asString().contains("3 created");
    }
  }

  @Test
  void jsonOutputIsJsonInEveryLine() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));

      for (Said said : List.of(office.plan(), office.apply("-v"), office.status())) {
        assertThat(said.lines())
            .isNotEmpty()
            .allSatisfy(line -> assertThat(line.path("version").asInt()).isEqualTo(1));
        assertThat(said.err()).isEmpty();
      }
    }
  }
}
