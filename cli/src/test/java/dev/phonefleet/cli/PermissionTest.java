package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Refusals.Permission;
import dev.phonefleet.simulator.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
  @TempDir Path folder;

  @Test
  void aForbiddenPhoneWriteStopsAllWritesAndNamesThePermission() {
    Scenario scenario =
        Office.quick()
            .withRefusals(refusals -> refusals.withDenied(Permission.PHONE_WRITE))
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq"), PresetGroup.of("lab")));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(
          groupWith("hq", List.of(), phones(1, 10)), groupWith("lab", List.of(), phones(11, 20)));

      Said said = office.apply().ends(4);

      assertThat(said.out()).contains("Telephony:Phone:Write");
      assertThat(said.count("created")).isZero();
      assertThat(said.objects()).isEqualTo(22);
      assertThat(office.report().count("phone.create")).isBetween(1L, 6L);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Permission.class,
      names = {"GROUP_READ", "GROUP_WRITE"})
  void aForbiddenGroupCallEndsWithFour(Permission denied) {
    Scenario scenario = Office.quick().withRefusals(refusals -> refusals.withDenied(denied));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(group("hq", phones(1, 3)));

      Said said = office.apply().ends(4);

      assertThat(said.out()).contains(denied.words());
      assertThat(office.report().count("phone.create")).isZero();
    }
  }

  @Test
  void phonesThatMayNotBeReadEndWithFour() {
    Scenario scenario =
        Office.quick()
            .withRefusals(refusals -> refusals.withDenied(Permission.PHONE_READ))
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq")));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of(), phones(1, 3)));

      assertThat(office.apply().ends(4).out()).contains("Telephony:Phone:Read");
      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void notFoundOnAPhoneWriteFailsThatPhoneOnly() {
    try (Office office = new Office(folder)) {
      Effect gone =
          new Effect.Answer(
              404,
              Optional.of("{\"message\": \"No such thing here\", \"code\": \"not.found\"}"),
              Optional.empty(),
              false);
      office.cloud().addFault(Fault.on("POST", "/phones$", gone).nth(2));
      office.fleet(group("hq", phones(1, 4)));

      Said said = office.apply().ends(3);

      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.count("created")).isEqualTo(4);
      assertThat(said.out()).contains("No such thing here");
      assertThat(office.report().count("phone.create")).isEqualTo(4);
    }
  }

  @Test
  void wrongCredentialsEndWithFourWithinSecondsAndTheSecretIsNowhere() throws IOException {
    String secret = "correct-horse-battery-staple";
    try (Office office = new Office(folder)) {
      office.with("GENESYSCLOUD_OAUTHCLIENT_SECRET", secret).fleet(group("hq", phones(1, 1)));
      long begun = System.nanoTime();

      Said json = office.apply("-v").ends(4);
      Said text = office.run("apply", office.fleetFile().toString(), "--yes", "-v").ends(4);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
      assertThat(json.codes()).contains("login.refused");
      assertThat(json.out() + json.err() + text.out() + text.err()).doesNotContain(secret);
      assertThat(office.report().count("token")).isEqualTo(2);
      assertThat(office.report().total()).isEqualTo(2);
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file)).doesNotContain(secret);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GENESYSCLOUD_OAUTHCLIENT_ID", "GENESYSCLOUD_OAUTHCLIENT_SECRET"})
  void missingCredentialsEndWithFourBeforeAnyRequest(String variable) {
    try (Office office = new Office(folder)) {
      office.with(variable, "").fleet(group("hq", phones(1, 1)));

      Said said = office.apply().ends(4);
      office.plan().ends(4);
      office.status().ends(4);

      assertThat(said.finding("credentials.missing").path("what").asString()).contains(variable);
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void credentialsComeFromDotEnvBesideTheFileAndTheEnvironmentWins() {
    try (Office office = new Office(folder)) {
      office
          .with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "")
          .file(".env", "# for this folder\nGENESYSCLOUD_OAUTHCLIENT_SECRET=not-a-real-secret\n")
          .fleet(group("hq"));
      office.apply().ends(0);

      office.with("GENESYSCLOUD_OAUTHCLIENT_SECRET", "another-one");
      office.apply().ends(4);
    }
  }

  @Test
  void aTokenThatExpiresDuringTheRunFailsNothing() {
    Scenario scenario =
        Office.quick().withLogin(login -> login.withTokenLife(Duration.ofSeconds(3)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(group("hq", phones(1, 40)));

      Said said = office.apply().ends(0);

      assertThat(said.count("created")).isEqualTo(41);
      assertThat(office.report().tokensIssued()).isGreaterThanOrEqualTo(3);
      assertThat(office.report().count("token")).isEqualTo(office.report().tokensIssued());
      assertThat(office.report().count("phone.create", 401)).isZero();
    }
  }

  @Test
  void tokensThatAreRevokedDuringTheRunAreRenewedOnce() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 20)));

      Said said =
          office.applyWhile(
              report -> report.count("phone.create") >= 5, () -> office.cloud().revokeTokens());

      said.ends(0);
      assertThat(said.count("created")).isEqualTo(21);
      assertThat(office.report().tokensIssued()).isEqualTo(2);
      assertThat(office.phone(mac(20)).path("name").asString()).isEqualTo("Phone 20");
    }
  }
}
