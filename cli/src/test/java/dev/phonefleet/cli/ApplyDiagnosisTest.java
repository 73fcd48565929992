package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.PhoneState;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Refusals.Permission;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A phone that apply gives up on is reported with what the platform knows about it. */
class ApplyDiagnosisTest {
  @TempDir Path folder;

  private static PresetPhone old(int n) {
    return PresetPhone.of(mac(n), "Old " + n);
  }

  /** Three phones, the first of which registered before its group could serve it. */
  private Office withEarlyPhone(String phoneTimeout) {
    Scenario scenario =
        Office.quick()
            .withPreset(preset ->
                preset.withGroups(
                    PresetGroup.of(
                        "hq",
                        old(1).withFailure(FailureCode.CONFIGURATION_MISSING),
                        old(2),
                        old(3))));
    Office office = new Office(folder, scenario);
    office.cloud().setPhoneState(mac(1), PhoneState.PENDING);
    return office.fleet(
        List.of("rollout: {phoneTimeout: " + phoneTimeout + "}"),
        groupWith("hq", List.of(), phones(1, 4)));
  }

  @Test
  void aPhoneThatStaysPendingIsReportedWithItsCodeAndTheCausesAdvice() {
    try (Office office = withEarlyPhone("1s")) {
      Said said = office.apply().ends(3);

      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.count("updated")).isEqualTo(2);
      assertThat(said.count("created")).isEqualTo(1);
      JsonNode why = said.finding("phone.failed");
      assertThat(why.path("where").asString()).contains(mac(1));
      assertThat(why.path("what").asString()).contains("stayed busy");
      assertThat(why.path("why").asString()).contains("CONFIGURATION_MISSING");
      assertThat(why.path("next").asString())
          .contains("Restart the phone now that its group is ACTIVE", "diagnose");
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Old 1");
      assertThat(office.report().count("phone.diagnostics")).isEqualTo(1);
    }
  }

  @Test
  void theOthersAreWrittenWhileItIsWaitedFor() {
    try (Office office = withEarlyPhone("5m")) {
      Said said =
          office.applyWhile(
              report -> report.count("phone.update") + report.count("phone.create") == 3,
              () -> office.cloud().setPhoneState(mac(1), PhoneState.ACTIVE));

      assertThat(said.ends(0).count("updated")).isEqualTo(3);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Phone 1");
    }
  }

  @Test
  void aPhoneThatFailsAfterItsWriteIsReportedWithTheCausesAdvice() {
    Scenario scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
            .withPhones(
                phones -> phones.withFailing(Map.of(mac(1), FailureCode.CERTIFICATE_INVALID)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(List.of("rollout: {wait: active}"), groupWith("hq", List.of(), phones(1, 2)));

      JsonNode why = office.apply().ends(3).finding("phone.failed");

      assertThat(why.path("why").asString()).contains("CERTIFICATE_INVALID");
      assertThat(why.path("next").asString()).contains("NTP", "TLS inspection");
    }
  }

  @Test
  void aForbiddenWriteBehindOpenGatesStillEndsWithItsPermission() {
    Scenario scenario =
        Office.quick()
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")))
            .withRefusals(refusals -> refusals.withDenied(Permission.PHONE_WRITE));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of("reach: {tcp: [443]}"), phones(1, 4)));

      Said said = office.apply().ends(4);

      assertThat(said.out()).contains("Telephony:Phone:Write");
      assertThat(office.report().network().httpsRequests().get("home")).isEqualTo(1);
    }
  }
}
