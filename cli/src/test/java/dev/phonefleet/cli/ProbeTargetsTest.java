package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.NameAnswer;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which hosts and addresses may be looked at, and that no other is. */
class ProbeTargetsTest {
  private static final String HOST = "hq.genesyscloud.com";
  private static final String FOREIGN = "boot.example.net";

  @TempDir Path folder;

  private static Scenario bootingFrom(String template) {
    return Office.quick()
        .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
        .withGroups(groups -> groups.withProvisioningUrl(template));
  }

  private static Scenario resolvingTo(String address) {
    return Office.quick()
        .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
        .withNetwork(network -> network.withName(HOST, NameAnswer.addresses(address)));
  }

  private static String hq(String... keys) {
    return groupWith("hq", List.of(keys), phones(1, 2));
  }

  private static long asked(Office office, String name) {
    return office.report().network().questions(name, 0);
  }

  @Test
  void anotherHostOfThePlatformIsLookedAtAndNamed() {
    Scenario scenario = bootingFrom("https://boot-{name}.genesyscloud.com/provisioning");
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq("dns: {waitTimeout: 300ms}"));

      Said said = office.apply().ends(0);

      JsonNode warning = said.finding("dns.other-host");
      assertThat(warning.path("severity").asString()).isEqualTo("warning");
      assertThat(warning.path("what").asString()).contains("boot-hq.genesyscloud.com", HOST);
      assertThat(asked(office, "boot-hq.genesyscloud.com")).isEqualTo(1);
      assertThat(asked(office, HOST)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://boot.example.net/{name}",
        "https://boot.example.net.genesyscloud.com.evil.example/{name}",
        "https://notgenesyscloud.com/{name}"
      })
  void aForeignHostIsNamedAndNotLookedAt(String template) {
    try (Office office = new Office(folder, bootingFrom(template))) {
      office.fleet(hq());

      Said said = office.apply().ends(0);

      JsonNode warning = said.finding("dns.foreign-host");
      assertThat(warning.path("severity").asString()).isEqualTo("warning");
      assertThat(warning.path("next").asString()).contains("dns.name", "--allow-host");
      assertThat(said.count("created")).isEqualTo(2);
      assertThat(office.report().network().questions()).isEmpty();
      assertThat(office.report().network().httpsRequests()).isEmpty();
      assertThat(office.report().network().tftpReads()).isEmpty();
    }
  }

  @Test
  void aForeignHostIsLookedAtWhenTheCommandLineAllowsIt() {
    try (Office office = new Office(folder, bootingFrom("https://" + FOREIGN + "/{name}"))) {
      office.fleet(hq("dns: {waitTimeout: 300ms}"));

      Said said = office.apply("--allow-host", "Boot.Example.net").ends(0);

      assertThat(said.codes()).contains("dns.other-host").doesNotContain("dns.foreign-host");
      assertThat(asked(office, FOREIGN)).isEqualTo(1);
    }
  }

  @Test
  void aForeignHostIsLookedAtWhenTheFileNamesIt() {
    try (Office office = new Office(folder, bootingFrom("https://" + FOREIGN + "/{name}"))) {
      office.fleet(hq("dns: {waitTimeout: 300ms, name: " + FOREIGN + "}"));

      Said said = office.apply().ends(0);

      assertThat(said.codes()).doesNotContain("dns.foreign-host", "dns.other-host");
      assertThat(asked(office, FOREIGN)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "100.100.100.200", "0.0.0.0"})
  void anAddressThatNobodyButTheFileMayNameIsNotConnectedTo(String address) {
    try (Office office = new Office(folder, resolvingTo(address))) {
      office.fleet(hq());

      Said said = office.apply().ends(0);

      JsonNode warning = said.finding("reach.not-probed");
      assertThat(warning.path("what").asString()).contains(address);
      assertThat(warning.path("next").asString()).contains("dns.expect");
      assertThat(said.count("created")).isEqualTo(2);
      assertThat(office.report().network().httpsRequests()).isEmpty();
      assertThat(office.report().network().tftpReads()).isEmpty();
    }
  }

  @Test
  void anAddressThatTheFileExpectsIsConnectedTo() {
    try (Office office = new Office(folder, resolvingTo("127.0.0.1"))) {
      office.fleet(hq("dns: {waitTimeout: 300ms, expect: [127.0.0.1]}"));

      Said said = office.apply().ends(0);

      assertThat(said.lines("diagnostic")).isEmpty();
      assertThat(office.report().network().httpsRequests().get("home")).isEqualTo(1);
      assertThat(office.report().network().tftpReads().get("home")).isEqualTo(1);
    }
  }

  @Test
  void aPrivateAddressIsConnectedTo() {
    try (Office office = new Office(folder, resolvingTo("10.20.30.40"))) {
      office.fleet(hq());

      office.apply().ends(0);

      assertThat(office.report().network().httpsRequests().get("home")).isEqualTo(1);
    }
  }
}
