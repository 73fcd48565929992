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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WidthTest {
  @TempDir Path folder;

  private static void fits(Said said) {
    assertThat(Stream.of(said.out(), said.err()).flatMap(String::lines))
        .allSatisfy(line -> assertThat(withoutIds(line).length()).as(line).isLessThan(81));
  }

  private static String withoutIds(String line) {
    return line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("/[^ ]+", "PATH");
  }

  @Test
  void longNamesInStatusFit() {
    Scenario scenario =
        Office.quick()
            .withPreset(preset ->
                preset.withGroups(
                    PresetGroup.of("hq", PresetPhone.of(mac(1), "A long name ".repeat(12)))));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of()));

      fits(office.run("status", office.fleetFile().toString()).ends(0));
    }
  }

  @Test
  void theSummaryOfARunWithTroubleAndItsNextStepFit() {
    Scenario scenario = Office.quick().withGroups(groups -> groups.withEdges("edge-1"));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          group("hq", phones(1, 1)),
          groupWith("lab", List.of("primaryEdge: edge-404"), phones(2, 4)));

      fits(office.run("apply", office.fleetFile().toString(), "--yes").ends(3));
    }
  }

  @Test
  void aFindingAboutManyPhonesFits() {
    PresetPhone[] failed =
        IntStream.rangeClosed(1, 7)
            .mapToObj(n -> PresetPhone.of(mac(n), "Old").withFailure(FailureCode.TFTP_TIMEOUT))
            .toArray(PresetPhone[]::new);
    Scenario scenario =
        Office.quick().withPreset(preset -> preset.withGroups(PresetGroup.of("hq", failed)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of(), phones(1, 7)));

      Said said = office.run("apply", office.fleetFile().toString(), "--yes").ends(3);

      assertThat(said.err().lines().filter(line -> line.startsWith("error")))
          .allSatisfy(line -> assertThat(withoutIds(line).length()).as(line).isLessThan(81));
    }
  }
}
