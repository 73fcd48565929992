package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group that is meant for another region is looked at there. */
class RegionNetworkTest {
  private static final String ELSEWHERE = "eu-central-1";

  @TempDir Path folder;

  private static Scenario routed() {
    return Office.quick()
        .withTenant(tenant -> tenant.withCrossRegionRouting(true))
        .withGroups(groups -> groups.withLandsIn(Map.of("hq", ELSEWHERE)));
  }

  private static String hq(String... keys) {
    return groupWith(
        "hq",
        Stream.concat(
                Stream.of("primaryEdge: edge-1", "region: " + ELSEWHERE, "crossRegion: true"),
                Arrays.stream(keys))
            .toList(),
        phones(1, 2));
  }

  @Test
  void itsNameAndItsPortsAreThoseOfThatRegion() {
    try (Office office = new Office(folder, routed())) {
      office.fleet(
          hq(
              "dns: {waitTimeout: 1s, expect: [" + SimulatedRoutes.OTHER + "]}",
              "reach: {tcp: [443], udp: [69]}"));

      assertThat(office.apply().ends(0).count("created")).isEqualTo(3);
      assertThat(office.report().network().httpsRequests()).isEqualTo(Map.of("other", 1L));
      assertThat(office.report().network().tftpReads()).isEqualTo(Map.of("other", 1L));
    }
  }

  @Test
  void aClosedPortThereHoldsItsPhones() {
    try (Office office = new Office(folder, routed())) {
      office
          .cloud()
          .network()
          .setHttps(Region.OTHER, HttpsBehavior.defaults().withMode(Mode.CLOSED));
      office.fleet(hq("reach: {waitTimeout: 300ms, interval: 50ms}"));

      Said said = office.apply().ends(6);

      assertThat(said.count("held")).isEqualTo(2);
      assertThat(said.finding("reach.closed").path("what").asString())
          .contains("(" + SimulatedRoutes.OTHER + "):443 refused");
    }
  }

  @Test
  void aGroupThatLandsElsewhereAgainstTheFileGetsNoPhoneHoweverGoodItsNetworkIs() {
    Scenario scenario =
        Office.quick().withGroups(groups -> groups.withLandsIn(Map.of("hq", ELSEWHERE)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith("hq", List.of("primaryEdge: edge-1", "reach: {tcp: [443]}"), phones(1, 2)));

      Said said = office.apply().ends(9);

      assertThat(said.count("held")).isEqualTo(2);
      assertThat(office.report().count("phone.create")).isZero();
      assertThat(said.finding("region.mismatch").toString())
          .contains(office.group("hq").orElseThrow().path("id").asString());
    }
  }
}
