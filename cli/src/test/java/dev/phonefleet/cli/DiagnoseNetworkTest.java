package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.DnsTrouble;
import dev.phonefleet.simulator.scenario.HttpsBehavior;
import dev.phonefleet.simulator.scenario.HttpsBehavior.Mode;
import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Region;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What diagnose finds out by itself, and what it has to do with DHCP. */
class DiagnoseNetworkTest {
  private static final String HOST = "hq.genesyscloud.com";
  private static final String NO_INTERFACE = "nosuch0";

  @TempDir Path folder;

  /** A phone of the group hq stays PENDING, and the platform says nothing about it. */
  private Office pending() {
    Office office =
        new Office(
            folder,
            Office.quick()
                .withPreset(preset ->
                    preset.withGroups(PresetGroup.of("hq", PresetPhone.of(mac(1), "Phone 1")))));
    office.cloud().setPhoneState(mac(1), PhoneState.PENDING);
    return office.fleet(groupWith("hq", List.of(), phone(1)));
  }

  private static Said diagnose(Office office) {
    return office.run("diagnose", office.fleetFile().toString(), "--json");
  }

  private static List<String> evidence(JsonNode cause) {
    return cause.path("evidence").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void aNameThatDoesNotResolveExplainsPhonesThatNobodyElseExplains() {
    try (Office office = pending()) {
      office.cloud().network().setName(HOST, NameAnswer.trouble(DnsTrouble.NXDOMAIN));

      Said said = diagnose(office).ends(0);

      JsonNode cause = said.lines("cause").getFirst();
      assertThat(cause.path("cause").asString()).isEqualTo("name");
      assertThat(cause.path("what").asString()).contains("this is what is seen from here");
      assertThat(evidence(cause)).contains("names: " + HOST + ": NXDOMAIN");
      assertThat(said.finding("dns.closed").path("severity").asString()).isEqualTo("warning");
    }
  }

  @Test
  void aClosedPortExplainsPhonesThatNobodyElseExplains() {
    try (Office office = pending()) {
      office
          .cloud()
          .network()
          .setHttps(Region.HOME, HttpsBehavior.defaults().withMode(Mode.CLOSED));

      JsonNode cause = diagnose(office).ends(0).lines("cause").getFirst();

      assertThat(cause.path("cause").asString()).isEqualTo("https");
      assertThat(String.join("; ", evidence(cause))).contains("refused");
      assertThat(cause.path("next").asString()).contains("443");
    }
  }

  @Test
  void namesAndPortsAreLookedAtAnewAndOnce() {
    try (Office office = pending()) {
      Said said = diagnose(office).ends(0);

      assertThat(said.lines("gate"))
          .extracting(it -> it.path("gate").asString() + " " + it.path("state").asString())
          .containsExactly("dns open", "reach looked-at");
      assertThat(office.report().network().questions(HOST, 0)).isEqualTo(1);
      assertThat(office.report().network().httpsRequests().get("home")).isEqualTo(1);
    }
  }

  @Test
  void aDhcpServerThatCannotBeAskedIsSkippedAndTheValuesAreShown() {
    try (Office office = pending()) {
      String file = office.fleetFile().toString();

      Said text = office.run("diagnose", file, "--dhcp", "lo").ends(0);
      Said json =
          office.run("diagnose", file, "--dhcp", "lo", "--vendor-class", "phone", "--json").ends(0);

      assertThat(text.out())
          .contains("DHCP has to tell the phones' network", "skipped", "DHCP server lo")
          .containsPattern("option 66 +" + HOST);
      JsonNode dhcp = json.lines("dhcp").getFirst();
      assertThat(dhcp.path("skipped").asBoolean()).isTrue();
      JsonNode wanted = json.lines("dhcp-wanted").getFirst();
      assertThat(wanted.path("option66").asString()).isEqualTo(HOST);
      assertThat(wanted.path("option150").path(0).asString()).isEqualTo(SimulatedRoutes.HOME);
      assertThat(wanted.path("option160").asString())
          .isEqualTo("https://" + HOST + "/provisioning");
    }
  }

  @Test
  void whatIsNeitherAnAddressNorAnInterfaceIsWrongUse() {
    try (Office office = pending()) {
      Said said = office.run("diagnose", office.fleetFile().toString(), "--dhcp", NO_INTERFACE);

      assertThat(said.ends(64).err()).contains(NO_INTERFACE, "neither");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void dhcpValuesAreShownForGroupsWithoutTroubleToo() {
    try (Office office = pending()) {
      office.cloud().setPhoneState(mac(1), PhoneState.ACTIVE);

      Said said = office.run("diagnose", office.fleetFile().toString(), "--dhcp", "lo", "--json");

      assertThat(said.ends(0).lines("dhcp-wanted")).hasSize(1);
      assertThat(said.lines("cause")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dhcp eth0 --simulate",
        "--vendor-class phone",
        "one.yaml two.yaml",
        "fleet.yaml 00:04:f2",
        "fleet.yaml --api guide"
      })
  void wrongUseIsToldBeforeAnybodyIsAsked(String options) {
    try (Office office = pending()) {
      office.run(("diagnose --json " + options).split(" ", -1)).ends(64);

      assertThat(office.report().total()).isZero();
    }
  }
}
