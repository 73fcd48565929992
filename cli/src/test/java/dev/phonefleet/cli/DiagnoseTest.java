package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DiagnoseTest {
  @TempDir Path folder;

  private static Scenario with(PresetPhone... phones) {
    return Office.quick().withPreset(preset -> preset.withGroups(PresetGroup.of("hq", phones)));
  }

  private static PresetPhone there(int n) {
    return PresetPhone.of(mac(n), "Phone " + n);
  }

  private static PresetPhone failed(int n, FailureCode code) {
    return there(n).withFailure(code);
  }

  private static PresetPhone failed(int n, String code) {
    return there(n).withFailure(Failure.of(code));
  }

  /** The fleet file is for hq, with one phone in it. */
  private static Office furnished(Office office) {
    return office.fleet(groupWith("hq", List.of(), phone(1)));
  }

  private static Said diagnose(Office office, String... options) {
    return office.run(
        Stream.concat(
                Stream.of("diagnose", office.fleetFile().toString(), "--json"), Stream.of(options))
            .toArray(String[]::new));
  }

  private static List<String> keys(JsonNode cause) {
    return cause.path("phones").valueStream().map(it -> it.path("key").asString()).toList();
  }

  /** The causes, each with its phones. */
  private static List<String> causes(Said said) {
    return said.lines("cause").stream()
        .map(line -> line.path("cause").asString() + " " + keys(line))
        .toList();
  }

  @Test
  void twoHundredPhonesWithOneCauseAreOneParagraphAndOneLine() {
    List<PresetPhone> all =
        IntStream.rangeClosed(1, 200).mapToObj(n -> failed(n, FailureCode.TFTP_TIMEOUT)).toList();
    Scenario scenario =
        Office.quick()
            .withLimits(limits -> limits.withoutPerGroup())
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq", all)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          List.of("limits: {requestsPerSecondPerGroup: 1000}"),
          groupWith("hq", List.of(), phone(1)));

      Said text = office.run("diagnose", office.fleetFile().toString()).ends(0);
      Said json = diagnose(office).ends(0);

      assertThat(text.out())
          .containsOnlyOnce("200 phones: The phone gets no answer over TFTP.")
          .containsOnlyOnce("next:")
          .contains("TFTP_TIMEOUT", "and 195 more");
      assertThat(text.out().lines()).hasSizeLessThan(25);
      assertThat(Stream.of(text.out(), text.err()).flatMap(String::lines))
          .allSatisfy(line -> assertThat(line.length()).as(line).isLessThan(81));
      assertThat(json.lines("cause")).hasSize(1);
      JsonNode cause = json.lines("cause").getFirst();
      assertThat(cause.path("cause").asString()).isEqualTo("tftp");
      assertThat(cause.path("phones")).hasSize(200);
      assertThat(cause.path("next").asString()).contains("UDP 69", "*.genesyscloud.com");
      assertThat(office.report().count("phone.diagnostics")).isEqualTo(400);
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void phonesWithDifferentCausesAreToldApartTheCommonerFirst() {
    Scenario scenario =
        with(
            failed(1, FailureCode.CERTIFICATE_INVALID),
            failed(2, FailureCode.VLAN_MISMATCH),
            failed(3, FailureCode.VLAN_MISMATCH),
            there(4));
    try (Office office = furnished(new Office(folder, scenario))) {
      Said said = diagnose(office).ends(0);

      assertThat(causes(said))
          .containsExactly("vlan [" + mac(2) + ", " + mac(3) + "]", "certificate [" + mac(1) + "]");
      assertThat(said.summary().path("command").asString()).isEqualTo("diagnose");
      assertThat(office.report().count("phone.diagnostics")).isEqualTo(3);
    }
  }

  @Test
  void codesThatNobodyKnowsStandAsTheyAreGroupedByCode() {
    Scenario scenario =
        with(
            failed(1, "edge.Odd-17"),
            failed(2, "edge.Odd-17"),
            failed(3, "HTTP_ERROR_407"),
            failed(4, "E_9000"));
    try (Office office = furnished(new Office(folder, scenario))) {
      Said said = diagnose(office).ends(0);

      assertThat(causes(said))
          .containsExactlyInAnyOrder(
              "unknown [" + mac(1) + ", " + mac(2) + "]",
              "unknown [" + mac(4) + "]",
              "proxy [" + mac(3) + "]");
      JsonNode odd = said.lines("cause").getFirst();
      assertThat(odd.path("codes").propertyNames()).containsExactly("edge.Odd-17");
      assertThat(odd.path("what").asString()).contains("edge.Odd-17");
      assertThat(odd.path("next").asString()).contains("VLAN", "443 and 69", "certificates");
    }
  }

  @Test
  void aPendingPhoneIsLookedIntoUnlessOnlyFailedOnesAreWanted() {
    Scenario scenario = with(there(1), failed(2, FailureCode.VLAN_MISMATCH));
    try (Office office = furnished(new Office(folder, scenario))) {
      office.cloud().setPhoneState(mac(1), PhoneState.PENDING);

      Said both = diagnose(office).ends(0);
      Said failed = diagnose(office, "--failed").ends(0);

      assertThat(causes(both))
          .containsExactlyInAnyOrder("unknown [" + mac(1) + "]", "vlan [" + mac(2) + "]");
      assertThat(both.out()).contains("has not fetched its configuration yet");
      assertThat(causes(failed)).containsExactly("vlan [" + mac(2) + "]");
    }
  }

  @Test
  void namedPhonesAreLookedIntoWhateverTheirSpellingAndState() {
    Scenario scenario = with(failed(1, FailureCode.TFTP_TIMEOUT), there(2), there(3));
    try (Office office = furnished(new Office(folder, scenario))) {
      office.cloud().addGroup(PresetGroup.of("lab", there(4)));

      Said said = diagnose(office, "00-04-F2-AA-00-01", "0004.f2aa.0002", "0004f2aa0004").ends(0);

      assertThat(said.lines("cause").stream().flatMap(cause -> keys(cause).stream()))
          .containsExactlyInAnyOrder(mac(1), mac(2), mac(4));
      assertThat(office.report().count("phone.diagnostics")).isEqualTo(3);
    }
  }

  @Test
  void aPhoneThatNobodyKnowsIsNamedAndTheOthersAreToldAllTheSame() {
    try (Office office = furnished(new Office(folder, with(failed(1, "E_1"))))) {
      Said said = diagnose(office, mac(1), mac(9)).ends(3);

      assertThat(said.finding("phone.unknown").path("what").asString()).contains(mac(9));
      assertThat(causes(said)).containsExactly("unknown [" + mac(1) + "]");
    }
  }

  @Test
  void nothingWrongIsSaid() {
    try (Office office = furnished(new Office(folder, with(there(1))))) {
      Said text = office.run("diagnose", office.fleetFile().toString()).ends(0);
      Said json = diagnose(office, "--failed").ends(0);

      assertThat(text.out()).contains("No phone is FAILED or PENDING.");
      assertThat(json.lines("cause")).isEmpty();
      assertThat(office.report().network().questions()).isEmpty();
    }
  }

  @Test
  void howLongAgoIsToldWhereThePlatformTellsIt() {
    Instant threeHours = Instant.now().minus(Duration.ofHours(3)).minusSeconds(60);
    Instant fiveDays = Instant.now().minus(Duration.ofDays(5)).minusSeconds(60);
    Scenario scenario =
        with(
            there(1).withFailure(Failure.of("TFTP_TIMEOUT").withTime(threeHours)),
            there(2).withFailure(Failure.of("TFTP_TIMEOUT").withTime(fiveDays)),
            there(3));
    try (Office office = furnished(new Office(folder, scenario))) {
      office.cloud().setPhoneState(mac(3), PhoneState.PENDING);

      Said text = office.run("diagnose", office.fleetFile().toString()).ends(0);
      Said json = diagnose(office, "--failed").ends(0);

      assertThat(text.out()).contains("3 h to 5 days", "for:       unknown");
      JsonNode cause = json.lines("cause").getFirst();
      assertThat(cause.path("latestSecondsAgo").asLong()).isBetween(10_800L, 11_000L);
      assertThat(cause.path("oldestSecondsAgo").asLong()).isBetween(432_000L, 432_200L);
      assertThat(cause.path("phones").path(0).path("failedAt").asString())
          .isEqualTo(threeHours.toString());
    }
  }

  @Test
  void recordsThatCannotBeReadFailTheirPhoneOnly() {
    Scenario scenario =
        with(failed(1, FailureCode.TFTP_TIMEOUT), failed(2, FailureCode.TFTP_TIMEOUT));
    try (Office office = furnished(new Office(folder, scenario))) {
      Effect refused = new Effect.Answer(400, Optional.empty(), Optional.empty(), false);
      office.cloud().addFault(Fault.on("GET", "/diagnostics$", refused).nth(1));

      Said said = diagnose(office).ends(3);

      assertThat(said.lines("cause")).hasSize(2);
      assertThat(said.lines("cause"))
          .extracting(cause -> cause.path("cause").asString())
          .containsExactlyInAnyOrder("tftp", "unknown");
      assertThat(said.out()).contains("diagnostics could not be read");
    }
  }

  @Test
  void withoutAFileEveryGroupIsLookedInto() {
    Scenario scenario = with(failed(1, FailureCode.TFTP_TIMEOUT));
    try (Office office = new Office(folder, scenario)) {
      office.cloud().addGroup(PresetGroup.of("lab", failed(2, FailureCode.TFTP_TIMEOUT), there(3)));
      String url = office.cloud().url().toString();

      Said said = office.run("diagnose", "--api", "guide", "--api-url", url, "--json").ends(0);

      assertThat(causes(said)).containsExactly("tftp [" + mac(1) + ", " + mac(2) + "]");
      assertThat(said.lines("cause").getFirst().path("groups").valueStream())
          .extracting(JsonNode::asString)
          .containsExactly("hq", "lab");
    }
  }

  @Test
  void peopleSeeEachCauseWithItsWayOut() {
    Scenario scenario = with(failed(1, FailureCode.DNS_RESOLUTION_FAILED));
    try (Office office = furnished(new Office(folder, scenario))) {
      Said said = office.run("diagnose", office.fleetFile().toString()).ends(0);

      assertThat(said.out())
          .contains("1 phone: The phone cannot resolve its provisioning host.")
          .contains("DNS_RESOLUTION_FAILED", mac(1) + " Phone 1 (FAILED)")
          .containsPattern("from here: +names: hq.genesyscloud.com: 203")
          .containsPattern("next: +Check which resolver DHCP");
      assertThat(said.err()).isEmpty();
    }
  }
}
