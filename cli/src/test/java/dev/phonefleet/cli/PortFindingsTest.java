package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Certificate;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.Network;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found behind an open port, or over UDP, is worth a warning and never shuts the gate. */
class PortFindingsTest {
  @TempDir Path folder;

  /** Applies to a group whose reach is written; the phones are written whatever is found. */
  private Said applied(UnaryOperator<Network> around, String reach) {
    var scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
            .withNetwork(around);
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("reach: {" + reach + "}"), phones(1, 2)));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(2);
      assertThat(said.lines("diagnostic"))
          .extracting(line -> line.path("severity").asString())
          .containsOnly("warning");
      return said;
    }
  }

  private Said appliedBehind(UnaryOperator<HttpsBehavior> https) {
    return applied(network -> network.withHttps(Region.HOME, https), "waitTimeout: 300ms");
  }

  @ParameterizedTest
  @CsvSource({
    "WRONG_NAME, reach.certificate-name, phones.example.net",
    "EXPIRED, reach.certificate-expired, 2020",
    "FOREIGN, reach.certificate-untrusted, Example Inspection Proxy",
    "SELF_SIGNED, reach.certificate-untrusted, hq.genesyscloud.com:443"
  })
  void aCertificateThatIsNotGood(Certificate certificate, String code, String word) {
    Said said = appliedBehind(https -> https.withCertificate(certificate));

    assertThat(said.codes()).containsExactly(code);
    assertThat(said.finding(code).path("what").asString()).contains(word);
    assertThat(said.finding(code).path("why").asString())
        .startsWith("Seen from this host, not from the phones' network.");
  }

  @Test
  void aPortWithoutTls() {
    Said said = appliedBehind(https -> https.withMode(Mode.PLAIN));

    assertThat(said.finding("reach.tls").path("what").asString())
        .contains("hq.genesyscloud.com:443 is open, but TLS does not come about");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500})
  void aPageThatIsNotThere(int status) {
    Said said = appliedBehind(https -> https.withStatus(status));

    assertThat(said.finding("reach.http").path("what").asString()).contains("answers " + status);
  }

  @Test
  void aRedirectIsToldAndNotFollowed() {
    Said said =
        appliedBehind(https -> https.withStatus(302).withLocation("https://portal.example/login"));

    assertThat(said.finding("reach.http").path("what").asString())
        .contains("answers 302", "https://portal.example/login", "not followed");
  }

  @Test
  void aProxyThatAsksForCredentials() {
    Said said = appliedBehind(https -> https.withStatus(407));

    assertThat(said.finding("reach.proxy").path("what").asString()).contains("407");
  }

  @Test
  void aProxyThatNamesItself() {
    Said said = appliedBehind(https -> https.withVia("1.1 gate.example"));

    assertThat(said.finding("reach.proxy").path("what").asString()).contains("gate.example");
  }

  @ParameterizedTest
  @EnumSource(
      value = TftpMode.class,
      names = {"SILENT", "CLOSED"})
  void tftpThatDoesNotAnswerIsUnknown(TftpMode mode) {
    Said said =
        applied(network -> network.withTftp(Region.HOME, mode), "waitTimeout: 300ms, udp: [69]");

    assertThat(said.finding("reach.tftp").path("what").asString())
        .contains("Unknown whether TFTP is reachable", "UDP " + SimulatedRoutes.HOME + ":69");
  }

  @ParameterizedTest
  @EnumSource(
      value = TftpMode.class,
      names = {"DATA", "ERROR"})
  void anyTftpAnswerIsGoodAndATransferIsEnded(TftpMode mode) {
    var scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
            .withNetwork(network -> network.withTftp(Region.HOME, mode));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("reach: {tcp: [443], udp: [69]}"), phones(1, 2)));

      Said said = office.apply().ends(0);

      assertThat(said.lines("diagnostic")).isEmpty();
      assertThat(office.report().network().tftpReads().get("home")).isEqualTo(1);
      long ended = mode == TftpMode.DATA ? 1 : 0;
      Office.await(() -> office.report().network().tftpEnded().getOrDefault("home", 0L) == ended);
    }
  }

  @Test
  void udpIsNotAskedWhereAWrittenReachDoesNotNameIt() {
    var scenario = Office.quick().withPreset(preset -> preset.withGroups(PresetGroup.of("hq")));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("reach: {}"), phones(1, 2)));

      office.apply().ends(0);

      assertThat(office.report().network().httpsRequests().get("home")).isEqualTo(1);
      assertThat(office.report().network().tftpReads()).isEmpty();
    }
  }
}
