package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Ports that hold phones back, or do not. */
class ReachGateTest {
  private static final String FAILOVER = "hq-2.genesyscloud.com";
  private static final String IMPATIENT = "reach: {waitTimeout: 300ms, interval: 50ms}";
  private static final String QUICK_NAMES = "dns: {waitTimeout: 300ms, interval: 50ms}";

  @TempDir Path folder;

  private static Scenario with(UnaryOperator<Network> network) {
    return Office.quick()
        .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
        .withNetwork(network);
  }

  private static Scenario homeIs(Mode mode) {
    return with(network -> network.withHttps(Region.HOME, it -> it.withMode(mode)));
  }

  private static Network failover(Network network) {
    return network.withName(FAILOVER, NameAnswer.addresses(SimulatedRoutes.OTHER));
  }

  private static String hq(String... keys) {
    return groupWith("hq", List.of(keys), phones(1, 2));
  }

  @Test
  void aWrittenPortThatIsRefusedHoldsThePhones() {
    try (Office office = new Office(folder, homeIs(Mode.CLOSED))) {
      office.fleet(hq(IMPATIENT), group("branch"));

      Said said = office.apply().ends(6);

      assertThat(said.count("held")).isEqualTo(2);
      assertThat(said.count("created")).isEqualTo(1);
      assertThat(office.phonesOf("hq")).isEmpty();
      JsonNode why = said.finding("reach.closed");
      assertThat(why.path("severity").asString()).isEqualTo("error");
      assertThat(why.path("where").asString()).startsWith("group hq");
      assertThat(why.path("what").asString())
          .contains("TCP hq.genesyscloud.com (" + SimulatedRoutes.HOME + "):443 refused");
      assertThat(why.path("why").asString())
          .contains("Seen from this host, not from the phones' network", "nobody listens");
      assertThat(why.path("next").asString()).contains("--skip-gate reach");
      assertThat(office.manifest().path("status").asString()).isEqualTo("FAILED");
    }
  }

  @Test
  void aWrittenPortBehindAFirewallTimesOut() {
    try (Office office = new Office(folder, homeIs(Mode.DROPPED))) {
      office.fleet(hq("reach: {waitTimeout: 0s}"));

      JsonNode why = office.apply().ends(6).finding("reach.closed");

      assertThat(why.path("what").asString()).contains("timed out");
      assertThat(why.path("why").asString()).contains("a firewall drops it");
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aProxyVariableIsNamedBesideAClosedPortWithoutItsCredentials() {
    try (Office office = new Office(folder, homeIs(Mode.CLOSED))) {
      office
          .with("HTTPS_PROXY", "http://clerk:canary-password@proxy.example:3128")
          .fleet(hq(IMPATIENT));

      Said said = office.apply().ends(6);

      assertThat(said.finding("reach.closed").path("why").asString())
          .contains("proxy.example:3128");
      assertThat(said.out() + said.err()).doesNotContain("canary", "clerk");
    }
  }

  @Test
  void aWrittenPortThatOpensLateIsWaitedFor() {
    Scenario scenario =
        with(network -> failover(network).withHttps(Region.OTHER, it -> it.withMode(Mode.CLOSED)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          hq("reach: {waitTimeout: 20s, interval: 50ms}", "failoverHosts: [" + FAILOVER + "]"));

      Said said =
          office.applyWhile(
              report -> report.network().httpsRequests().getOrDefault("home", 0L) >= 3,
              () -> {
                assertThat(office.report().writes()).isZero();
                office.cloud().network().setHttps(Region.OTHER, HttpsBehavior.defaults());
              });

      assertThat(said.ends(0).count("created")).isEqualTo(2);
      assertThat(said.lines("gate"))
          .extracting(line -> line.path("gate").asString() + " " + line.path("state").asString())
          .startsWith("reach closed")
          .endsWith("reach open");
    }
  }

  @Test
  void aPortThatIsNotWrittenOnlyWarns() {
    try (Office office = new Office(folder, homeIs(Mode.CLOSED))) {
      office.fleet(hq());

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(2);
      JsonNode warning = said.finding("reach.closed");
      assertThat(warning.path("severity").asString()).isEqualTo("warning");
      assertThat(warning.path("what").asString()).contains("refused");
      assertThat(office.manifest().path("status").asString()).isEqualTo("SUCCESS");
    }
  }

  @Test
  void oneOfTheWrittenPortsIsEnoughToShut() {
    Scenario scenario =
        with(network ->
            network
                .withName(
                    "hq.genesyscloud.com",
                    NameAnswer.addresses(SimulatedRoutes.HOME, SimulatedRoutes.OTHER))
                .withHttps(Region.OTHER, it -> it.withMode(Mode.CLOSED)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(IMPATIENT));

      JsonNode why = office.apply().ends(6).finding("reach.closed");

      assertThat(why.path("what").asString())
          .contains("(" + SimulatedRoutes.OTHER + "):443 refused")
          .doesNotContain(SimulatedRoutes.HOME);
    }
  }

  @Test
  void aSkippedReachGateLooksAtNoPort() {
    try (Office office = new Office(folder, homeIs(Mode.CLOSED))) {
      office.fleet(hq("reach: {waitTimeout: 20s, udp: [69]}"));

      Said said = office.apply("--skip-gate", "reach").ends(0);

      assertThat(said.count("created")).isEqualTo(2);
      assertThat(said.codes()).containsExactly("gate.skipped");
      assertThat(office.report().network().tftpReads()).isEmpty();
      assertThat(office.report().network().questions("hq.genesyscloud.com", 0)).isEqualTo(1);
    }
  }

  @Test
  void withBothGatesSkippedNobodyIsAsked() {
    try (Office office = new Office(folder, homeIs(Mode.CLOSED))) {
      office.fleet(hq(IMPATIENT));

      Said said = office.apply("--skip-gate", "dns,reach").ends(0);

      assertThat(said.codes()).containsExactly("gate.skipped", "gate.skipped");
      assertThat(office.report().network().questions()).isEmpty();
    }
  }

  @Test
  void aFailoverHostThatIsInOrderIsPassed() {
    try (Office office = new Office(folder, with(ReachGateTest::failover))) {
      office.fleet(
          hq(
              "dns: {waitTimeout: 300ms, expect: [" + SimulatedRoutes.HOME + "]}",
              IMPATIENT,
              "failoverHosts: [" + FAILOVER + "]"));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(2);
      assertThat(said.lines("diagnostic")).isEmpty();
      assertThat(office.report().network().questions(FAILOVER, 1)).isEqualTo(1);
    }
  }

  @Test
  void aFailoverHostWithoutANameHoldsThePhones() {
    Scenario scenario =
        with(network -> network.withName(FAILOVER, NameAnswer.trouble(DnsTrouble.NXDOMAIN)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(QUICK_NAMES, "failoverHosts: [" + FAILOVER + "]"));

      Said said = office.apply().ends(6);

      assertThat(said.finding("dns.closed").path("what").asString())
          .startsWith(FAILOVER + " does not resolve");
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aClosedPortOfAFailoverHostHoldsThePhonesOnlyWhereReachIsWritten() {
    Scenario scenario =
        with(network -> failover(network).withHttps(Region.OTHER, it -> it.withMode(Mode.CLOSED)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq(IMPATIENT, "failoverHosts: [" + FAILOVER + "]"));
      Said written = office.apply().ends(6);

      office.fleet(hq("failoverHosts: [" + FAILOVER + "]"));
      Said unwritten = office.apply().ends(0);

      assertThat(written.finding("reach.closed").path("what").asString()).contains(FAILOVER);
      assertThat(unwritten.finding("reach.closed").path("what").asString()).contains(FAILOVER);
      assertThat(unwritten.count("created")).isEqualTo(2);
    }
  }
}
