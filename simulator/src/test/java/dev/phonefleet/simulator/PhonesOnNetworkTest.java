package dev.phonefleet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Certificate;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Region;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import dev.phonefleet.simulator.scenario.TftpMode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class PhonesOnNetworkTest {
  private static final String HQ = "hq.genesyscloud.com";
  private static final String MAC = "00:04:f2:00:00:01";

  private final SettableClock clock = new SettableClock();
  private Simulator simulator = Simulator.start(depending(), clock);
  private Client client = new Client(simulator).login();

  private static Scenario depending() {
    return Quick.hq()
        .withPhones(phones ->
            phones
                .withTimes(Span.ofSeconds(3, 3), Span.ofSeconds(7, 7))
                .withFailedPutAccepted(true))
        .withNetwork(network -> network.withPhonesDependingOnIt(true));
  }

  private void start(Scenario scenario) {
    stop();
    simulator = Simulator.start(scenario, clock);
    client = new Client(simulator).login();
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void aPhoneThatReachesItsServerBecomesActive() {
    // One resolver is enough, and TFTP is not needed.
    simulator.network().setName(HQ, NameAnswer.trouble(DnsTrouble.SERVFAIL).withResolver(0));
    simulator.network().setTftp(Region.HOME, TftpMode.CLOSED);
    String phone = newPhone();

    clock.advanceSeconds(10);

    assertThat(state(phone)).isEqualTo("ACTIVE");
  }

  @Test
  void aPhoneThatCannotResolveItsServerFailsAtTheEndOfPending() {
    simulator.network().setName(HQ, NameAnswer.trouble(DnsTrouble.NXDOMAIN));
    String phone = newPhone();

    assertThat(state(phone)).isEqualTo("PENDING");
    clock.advanceSeconds(3);
    assertFailed(phone, FailureCode.DNS_RESOLUTION_FAILED);
    assertThat(diagnostics(phone).at("/failures/0/time").asString())
        .isEqualTo("2026-01-05T08:00:03Z");
    assertThat(diagnostics(phone).at("/failures/0/message").asString()).contains("resolved");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
  void aPhoneWithoutHttpsFails(Mode mode) {
    simulator.network().setHttps(Region.HOME, HttpsBehavior.defaults().withMode(mode));
    String phone = newPhone();

    clock.advanceSeconds(3);

    assertFailed(phone, FailureCode.HTTPS_UNREACHABLE);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
  void aPhoneThatCannotTrustTheServerFails(Certificate certificate) {
    simulator
        .network()
        .setHttps(Region.HOME, HttpsBehavior.defaults().withCertificate(certificate));
    String phone = newPhone();

    clock.advanceSeconds(3);

    assertFailed(phone, FailureCode.CERTIFICATE_INVALID);
  }

  @Test
  void onlyTheMomentCountsThoughNobodyAskedThen() {
    simulator.network().setName(HQ, NameAnswer.trouble(DnsTrouble.NODATA));
    String early = newPhone();
    clock.advanceSeconds(4);
    simulator.network().setName(HQ);
    String late = client.post(Quick.HQ + "/phones", Client.phone("0004f2000002")).text("selfUri");
    clock.advanceSeconds(4);
    simulator.network().setHttps(Region.HOME, HttpsBehavior.defaults().withMode(Mode.CLOSED));
    clock.advanceSeconds(60);

    assertFailed(early, FailureCode.DNS_RESOLUTION_FAILED);
    assertThat(state(late)).isEqualTo("ACTIVE");
  }

  @Test
  void aRepairedPhoneIsLookedAtAnew() {
    simulator.network().setName(HQ, NameAnswer.trouble(DnsTrouble.NXDOMAIN));
    String phone = newPhone();
    clock.advanceSeconds(3);
    assertFailed(phone, FailureCode.DNS_RESOLUTION_FAILED);

    client.put(phone, Client.phone(MAC));
    clock.advanceSeconds(3);
    assertFailed(phone, FailureCode.DNS_RESOLUTION_FAILED);
    simulator.network().setName(HQ);
    assertThat(client.put(phone, Client.phone(MAC)).status()).isEqualTo(200);
    clock.advanceSeconds(10);

    assertThat(state(phone)).isEqualTo("ACTIVE");
    assertThat(simulator.report().brokenRules()).isEmpty();
  }

  @Test
  void aRebootOfAPhoneThatGotThereNeedsNoServer() {
    String phone = newPhone();
    clock.advanceSeconds(10);
    simulator.network().setName(HQ, NameAnswer.trouble(DnsTrouble.NXDOMAIN));
    client.post(phone + "/reboot", "");
    clock.advanceSeconds(60);

    assertThat(state(phone)).isEqualTo("ACTIVE");
  }

  @Test
  void listsAndStateShowTheSame() {
    simulator.network().setName(HQ, NameAnswer.trouble(DnsTrouble.SILENT));
    newPhone();
    clock.advanceSeconds(3);

    assertThat(
            client.get(Quick.HQ + "/phones").json().at("/entities/1/provisioningState").asString())
        .isEqualTo("FAILED");
    assertThat(simulator.state().at("/groups/0/phones/1/provisioningState").asString())
        .isEqualTo("FAILED");
  }

  @Test
  void aGroupInAnotherRegionDependsOnThatRegion() {
    start(
        depending()
            .withTenant(tenant -> tenant.withCrossRegionRouting(true))
            .withPreset(preset ->
                preset.withGroups(
                    PresetGroup.of("hq", PresetPhone.of(MAC, "x").withState(PhoneState.PENDING))
                        .withRegion("eu-central-1")
                        .withId("group-hq")))
            .withNetwork(
                network -> network.withHttps(Region.OTHER, https -> https.withMode(Mode.SILENT))));
    clock.advanceSeconds(3);

    assertThat(simulator.state().at("/groups/0/phones/0/provisioningState").asString())
        .isEqualTo("FAILED");
  }

  @Test
  void aNameThatIsLateFailsThePhonesThatCouldNotWait() {
    start(
        depending()
            .withGroups(groups -> groups.withActivation(Span.ofSeconds(10, 10)))
            .withNetwork(network -> network.withPropagation(Span.ofSeconds(30, 30))));
    String group = client.createGroup("late");
    clock.advanceSeconds(10);
    String early = client.post(group + "/phones", Client.phone(MAC)).text("selfUri");
    clock.advanceSeconds(30);
    String late = client.post(group + "/phones", Client.phone("0004f2000002")).text("selfUri");
    clock.advanceSeconds(10);

    assertFailed(early, FailureCode.DNS_RESOLUTION_FAILED);
    assertThat(state(late)).isEqualTo("ACTIVE");
  }

  @Test
  void phonesDoNotDependOnItUnlessToldTo() {
    start(depending().withNetwork(network -> network.withPhonesDependingOnIt(false)));
    simulator.network().setName(HQ, NameAnswer.trouble(DnsTrouble.NXDOMAIN));
    String phone = newPhone();

    clock.advanceSeconds(10);

    assertThat(state(phone)).isEqualTo("ACTIVE");
  }

  @Test
  void whatWasDecidedStaysAfterARestart(@TempDir Path folder) {
    Scenario kept = depending().withStateFile(folder.resolve("cloud.json"));
    start(kept);
    String good = client.post(Quick.HQ + "/phones", Client.phone("0004f2000002")).text("selfUri");
    clock.advanceSeconds(10);
    simulator.network().setHttps(Region.HOME, HttpsBehavior.defaults().withMode(Mode.CLOSED));
    String bad = newPhone();
    clock.advanceSeconds(3);
    assertFailed(bad, FailureCode.HTTPS_UNREACHABLE);

    start(kept.withNetwork(network -> network.withName(HQ, NameAnswer.trouble(DnsTrouble.SILENT))));

    assertFailed(bad, FailureCode.HTTPS_UNREACHABLE);
    assertThat(state(good)).isEqualTo("ACTIVE");
  }

  private String newPhone() {
    return client.post(Quick.HQ + "/phones", Client.phone(MAC)).text("selfUri");
  }

  private String state(String phone) {
    return client.get(phone).text("provisioningState");
  }

  private JsonNode diagnostics(String phone) {
    return client.get(phone + "/diagnostics").json();
  }

  private void assertFailed(String phone, FailureCode code) {
    assertThat(state(phone)).isEqualTo("FAILED");
    assertThat(diagnostics(phone).at("/failures/0/code").asString()).isEqualTo(code.name());
  }
}
