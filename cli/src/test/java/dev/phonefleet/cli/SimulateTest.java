package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded cloud: every gate is passed for real, without account, network or --skip-gate. */
class SimulateTest {
  private static final Path QUICKSTART = Path.of("..", "examples", "quickstart");
  private static final List<String> ACME =
      List.of("organization: {api: guide, tenant: acme, region: eu-west-1}");

  @TempDir Path folder;

  private Office newcomer() {
    return new Office(folder)
        .with("GENESYSCLOUD_OAUTHCLIENT_ID", "")
        .with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "");
  }

  private static Said simulated(Office office, String command, String... options) {
    List<String> args =
        new ArrayList<>(List.of(command, office.fleetFile().toString(), "--simulate", "--json"));
    args.addAll(Arrays.asList(options));
    return office.run(args.toArray(String[]::new));
  }

  private static List<String> gates(Said said) {
    return said.lines("gate").stream()
        .map(line -> line.path("gate").asString() + " " + line.path("state").asString())
        .toList();
  }

  private static List<String> checks(Said said) {
    return said.lines("check").stream()
        .map(line -> line.path("name").asString() + " " + line.path("status").asString())
        .toList();
  }

  @Test
  void theQuickstartPassesEveryGateAndEveryCommand() throws IOException {
    for (String name : List.of("fleet.yaml", "phones-hq.csv")) {
      Files.copy(QUICKSTART.resolve(name), folder.resolve(name));
    }
    try (Office office = newcomer()) {
      Said plan = simulated(office, "plan").ends(0);
      Said apply = simulated(office, "apply", "--yes").ends(0);
      Said doctor = simulated(office, "doctor").ends(0);
      Said status = simulated(office, "status").ends(0);
      Said diagnose = simulated(office, "diagnose").ends(0);

      assertThat(gates(plan)).containsOnly("dns closed", "reach not-looked-at");
      assertThat(apply.count("created")).isEqualTo(30);
      assertThat(apply.codes()).isEmpty();
      assertThat(checks(doctor)).contains("dns ok", "reach ok", "token ok");
      assertThat(doctor.lines("dhcp-wanted").getFirst().path("option150").path(0).asString())
          .isEqualTo(SimulatedRoutes.HOME);
      assertThat(status.lines("phone")).hasSize(28);
      assertThat(diagnose.summary().path("exit").asInt()).isZero();
      assertThat(office.report().total()).isZero();
      assertThat(office.report().network().questions()).isEmpty();
    }
  }

  @Test
  void whatAFileSaysAboutNamesAndPortsIsSoInTheSimulation() {
    try (Office office = newcomer()) {
      office.fleet(
          ACME,
          groupWith(
              "hq",
              List.of(
                  "primaryEdge: edge-1",
                  "failoverHosts: [hq-2.genesyscloud.com]",
                  "dns: {waitTimeout: 5s, expect: [192.0.2.10, 192.0.2.11]}",
                  "reach: {tcp: [443, 8443], udp: [69], waitTimeout: 5s}"),
              phones(1, 2)),
          groupWith(
              "branch",
              List.of(
                  "primaryEdge: edge-1",
                  "dns: {name: boot.genesyscloud.com, waitTimeout: 5s}",
                  "reach: {tcp: [443]}"),
              phones(3, 3)));

      Said apply = simulated(office, "apply", "--yes").ends(0);
      Said doctor = simulated(office, "doctor").ends(0);

      assertThat(apply.count("created")).isEqualTo(5);
      assertThat(apply.codes()).isEmpty();
      assertThat(doctor.out()).contains("192.0.2.10, 192.0.2.11", "boot.genesyscloud.com");
      assertThat(checks(doctor)).doesNotContain("dns warn", "reach warn");
    }
  }

  @Test
  void aGroupThatIsMeantForAnotherRegionIsThereInTheSimulation() {
    try (Office office = newcomer()) {
      office.fleet(
          ACME,
          groupWith(
              "hq",
              List.of("primaryEdge: edge-1", "region: eu-central-1", "crossRegion: true"),
              phones(1, 2)));

      assertThat(simulated(office, "apply", "--yes").ends(0).count("created")).isEqualTo(3);
    }
  }

  @Test
  void aSkippedGateIsNotNeededAndStillAccepted() {
    try (Office office = newcomer()) {
      office.fleet(ACME, groupWith("hq", List.of("primaryEdge: edge-1"), phones(1, 1)));

      Said said = simulated(office, "apply", "--yes", "--skip-gate", "dns,reach").ends(0);

      assertThat(said.codes()).containsExactly("gate.skipped", "gate.skipped");
    }
  }
}
