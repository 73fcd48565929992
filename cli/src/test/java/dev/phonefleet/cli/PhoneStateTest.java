package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.PhoneBehavior;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class PhoneStateTest {
  @TempDir Path folder;

  private static Scenario with(PresetPhone... phones) {
    return Office.quick().withPreset(preset -> preset.withGroups(PresetGroup.of("hq", phones)));
  }

  private static Scenario behaving(UnaryOperator<PhoneBehavior> how, PresetPhone... phones) {
    return with(phones).withPhones(how);
  }

  private static PresetPhone there(int n) {
    return PresetPhone.of(mac(n), "Old " + n);
  }

  private static String unchanged(int n) {
    return "{mac: \"" + mac(n) + "\", name: Old " + n + "}";
  }

  private static String adopted(String... rows) {
    return groupWith("hq", List.of(), rows);
  }

  @ParameterizedTest
  @EnumSource(
      value = PhoneState.class,
      names = {"PENDING", "PROVISIONING", "BOOTING"})
  void aBusyPhoneIsWaitedForAndNeverForced(PhoneState busy) {
    try (Office office = new Office(folder, with(there(1), there(2)))) {
      office.cloud().setPhoneState(mac(1), busy, Duration.ofSeconds(250));
      office.fleet(adopted(phones(1, 2)));

      Said said = office.apply().ends(0);

      assertThat(said.count("updated")).isEqualTo(2);
      assertThat(office.report().count("phone.update")).isEqualTo(2);
      assertThat(office.report().count("phone.update", 200)).isEqualTo(2);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Phone 1");
    }
  }

  @ParameterizedTest
  @EnumSource(PhoneBehavior.BusyAnswer.class)
  void aPhoneThatBecomesBusyJustBeforeItsWriteIsWaitedFor(PhoneBehavior.BusyAnswer answer) {
    Scenario scenario =
        behaving(phones ->
            phones
                .withBusyAnswer(answer)
                .withTimes(Span.ofSeconds(100, 100), Span.ofSeconds(50, 50)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(adopted(phones(1, 3)));
      office.apply().ends(0);

      office.fleet(adopted(phone(1, "One"), phone(2, "Two"), phone(3, "Three")));
      Said said = office.apply().ends(0);

      assertThat(said.count("updated")).isEqualTo(3);
      assertThat(office.phone(mac(3)).path("name").asString()).isEqualTo("Three");
    }
  }

  @Test
  void anUnassignedPhoneMayBeWritten() {
    try (Office office = new Office(folder, with(there(1).withState(PhoneState.UNASSIGNED)))) {
      office.fleet(adopted(phone(1)));

      assertThat(office.apply().ends(0).count("updated")).isEqualTo(1);
    }
  }

  @Test
  void noWaitReportsBusyPhonesAndWritesTheRest() {
    try (Office office = new Office(folder, with(there(1), there(2)))) {
      office.cloud().setPhoneState(mac(1), PhoneState.BOOTING);
      office.fleet(adopted(phones(1, 2)));

      Said said = office.apply("--no-wait").ends(3);

      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.objects()).isEqualTo(3);
      assertThat(office.report().count("phone.update")).isEqualTo(1);
      assertThat(said.findings("phone.failed").toString()).contains(mac(1), "busy");
    }
  }

  @Test
  void aPhoneThatStaysBusyPastPhoneTimeoutIsReported() {
    try (Office office = new Office(folder, with(there(1), there(2)))) {
      office.cloud().setPhoneState(mac(1), PhoneState.PROVISIONING);
      office.fleet(List.of("rollout: {phoneTimeout: 2s}"), adopted(phones(1, 2)));

      Said said = office.apply().ends(3);

      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Old 1");
      assertThat(office.report().count("phone.diagnostics")).isEqualTo(1);
    }
  }

  @Test
  void aFailedPhoneThatMustBeWrittenIsReportedWithItsDiagnostics() {
    Scenario scenario = with(there(1).withFailure(FailureCode.TFTP_TIMEOUT), there(2));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(adopted(phones(1, 3)));

      Said said = office.apply().ends(3);

      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(said.count("created")).isEqualTo(1);
      assertThat(said.objects()).isEqualTo(4);
      assertThat(said.out()).contains("TFTP_TIMEOUT");
      assertThat(office.report().count("phone.update")).isEqualTo(1);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Old 1");
    }
  }

  @Test
  void repairFailedWritesAFailedPhoneWhereThePlatformAcceptsThat() {
    Scenario scenario =
        behaving(
            phones -> phones.withFailedPutAccepted(true),
            there(1).withFailure(FailureCode.VLAN_MISMATCH));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(adopted(phone(1)));

      Said said = office.apply("--repair-failed").ends(0);

      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Phone 1");
    }
  }

  @Test
  void repairFailedTriesOneWriteWhereThePlatformRefusesIt() {
    Scenario scenario = with(there(1).withFailure(FailureCode.VLAN_MISMATCH));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(adopted(phone(1)));

      Said said = office.apply("--repair-failed").ends(3);

      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(office.report().count("phone.update")).isEqualTo(1);
      assertThat(office.report().count("phone.update", 422)).isEqualTo(1);
    }
  }

  @Test
  void failedPhonesThatNeedNothingAreOneWarning() {
    Scenario scenario =
        with(
            there(1).withFailure(FailureCode.TFTP_TIMEOUT),
            there(2).withFailure(FailureCode.TFTP_TIMEOUT),
            there(3));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(adopted(unchanged(1), unchanged(2), unchanged(3)));

      Said said = office.apply().ends(0);

      JsonNode warning = said.finding("phones.failed");
      assertThat(warning.path("severity").asString()).isEqualTo("warning");
      assertThat(warning.path("what").asString()).contains("2");
      assertThat(said.count("failed")).isZero();
      assertThat(said.count("unchanged")).isEqualTo(4);
      assertThat(office.status().ends(0).lines("phone"))
          .extracting(line -> line.path("state").asString())
          .containsExactlyInAnyOrder("FAILED", "FAILED", "ACTIVE");
    }
  }

  @Test
  void aPhoneThatIsFailedAtTheLastLookIsFailedAndNotCreated() {
    Scenario scenario =
        behaving(phones ->
            phones
                .withTimes(Span.ofMillis(0, 0), Span.ofMillis(0, 0))
                .withFailing(Map.of(mac(1), FailureCode.DNS_RESOLUTION_FAILED)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(adopted(phones(1, 3)));

      Said said = office.apply().ends(3);

      assertThat(said.count("created")).isEqualTo(2);
      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.finding("phone.failed").path("where").asString()).contains(mac(1));
      JsonNode last = said.lines("last-look").getFirst();
      assertThat(last.path("states").path("ACTIVE").asInt()).isEqualTo(2);
      assertThat(last.path("states").path("FAILED").asInt()).isEqualTo(1);
    }
  }

  @Test
  void waitActiveEndsWhenPhonesAreActive() {
    Scenario scenario =
        behaving(phones -> phones.withTimes(Span.ofSeconds(50, 50), Span.ofSeconds(100, 100)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(List.of("rollout: {wait: active}"), adopted(phones(1, 3)));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(3);
      assertThat(office.phonesOf("hq"))
          .extracting(phone -> phone.path("provisioningState").asString())
          .containsOnly("ACTIVE");
    }
  }

  @Test
  void waitActiveReportsPhonesThatFailOrStayBusy() {
    Scenario scenario =
        behaving(phones -> phones.withFailing(Map.of(mac(1), FailureCode.CERTIFICATE_INVALID)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(List.of("rollout: {wait: active, phoneTimeout: 3s}"), adopted(phones(1, 2)));
      Said said =
          office.applyWhile(
              report -> report.count("phone.create") == 2,
              () -> office.cloud().setPhoneState(mac(2), PhoneState.BOOTING));

      said.ends(3);
      assertThat(said.count("failed")).isEqualTo(2);
      assertThat(said.count("created")).isZero();
      assertThat(said.out()).contains("CERTIFICATE_INVALID");
    }
  }

  @Test
  void withoutAnythingWrittenThereIsNoLastLook() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      office.apply().ends(0);
      long lists = office.report().count("phones.list");

      Said said = office.apply().ends(0);

      assertThat(office.report().count("phones.list")).isEqualTo(lists + 1);
      assertThat(said.lines("last-look")).isEmpty();
    }
  }
}
