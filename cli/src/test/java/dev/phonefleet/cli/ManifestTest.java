package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.PhoneState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ManifestTest {
  private static final Effect REFUSED =
      new Effect.Answer(400, Optional.empty(), Optional.empty(), false);

  @TempDir Path folder;

  @Test
  void ifChangedSkipsAnAppliedConfigurationWithoutAnyRequestAndWithoutAsking() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 2)));
      office.apply("--if-changed").ends(0);
      long before = office.report().total();

      Said said = office.run("apply", office.fleetFile().toString(), "--if-changed", "--json");

      said.ends(0);
      assertThat(said.count("requests")).isZero();
      assertThat(said.lines("skipped")).hasSize(1);
      assertThat(office.report().total()).isEqualTo(before);
    }
  }

  @Test
  void theFileCanAskForTheEarlyExitToo() {
    try (Office office = new Office(folder)) {
      office.fleet(List.of("rollout: {ifChanged: true}"), group("hq", phones(1, 1)));
      office.apply().ends(0);
      long before = office.report().total();

      assertThat(office.apply().ends(0).count("requests")).isZero();
      assertThat(office.report().total()).isEqualTo(before);
    }
  }

  @Test
  void theWayAConfigurationIsSpelledDoesNotMakeItAnotherOne() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", "{mac: \"0004F2AA0001\", name: Phone 1, model: VVX 450}", phone(2)));
      office.apply().ends(0);
      long before = office.report().total();

      office.fleet(
          List.of("limits: {concurrency: 3}"),
          group("hq", phone(2), "{model: VVX 450, name: Phone 1, mac: \"" + mac(1) + "\"}"));
      office.apply("--if-changed").ends(0);

      assertThat(office.report().total()).isEqualTo(before);
    }
  }

  @Test
  void ifChangedDoesNotSkipAnotherConfigurationOrAnotherClient() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      office.apply().ends(0);
      long before = office.report().total();

      office.with("GENESYSCLOUD_OAUTHCLIENT_ID", "somebody-else");
      office.apply("--if-changed").ends(4);
      assertThat(office.report().total()).isGreaterThan(before);

      office.with("GENESYSCLOUD_OAUTHCLIENT_ID", "simulator");
      office.fleet(group("hq", phones(1, 2)));
      assertThat(office.apply("--if-changed").ends(0).count("created")).isEqualTo(1);
    }
  }

  @Test
  void oneConfigurationThenHalfOfAnotherThenTheFirstAgainIsNotSkipped() {
    try (Office office = new Office(folder)) {
      String first = group("hq", phones(1, 2));
      office.fleet(first);
      office.apply("--if-changed").ends(0);
      String hash = office.manifest().path("configHash").asString();
      String time = office.manifest().path("deploymentTime").asString();
      assertThat(office.manifest().path("status").asString()).isEqualTo("SUCCESS");

      office.fleet(group("hq", phone(1, "Renamed"), phone(2), phone(3)));
      office.cloud().addFault(Fault.on("POST", "/phones$", REFUSED));
      Said half = office.apply("--if-changed").ends(3);
      assertThat(half.count("updated")).isEqualTo(1);
      assertThat(half.count("failed")).isEqualTo(1);
      JsonNode failed = office.manifest();
      assertThat(failed.path("status").asString()).isEqualTo("FAILED");
      assertThat(failed.path("reason").asString("")).isNotBlank();
      assertThat(failed.path("configHash").asString()).isNotEqualTo(hash);
      assertThat(failed.path("lastSuccess").path("configHash").asString()).isEqualTo(hash);
      assertThat(failed.path("lastSuccess").path("deploymentTime").asString()).isEqualTo(time);

      office.cloud().clearFaults();
      office.fleet(first);
      Said again = office.apply("--if-changed").ends(0);

      assertThat(again.count("updated")).isEqualTo(1);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Phone 1");
      assertThat(office.manifest().path("status").asString()).isEqualTo("SUCCESS");
      assertThat(office.manifest().path("configHash").asString()).isEqualTo(hash);
      assertThat(office.manifest().has("reason")).isFalse();
    }
  }

  @Test
  void theManifestIsRunningBeforeTheFirstWriteIsAnswered() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      office
          .cloud()
          .addFault(
              Fault.on("POST", "/edgegroups$", new Effect.Slow(Duration.ofSeconds(1))).times(1));

      Said said =
          office.applyWhile(
              report -> office.hasManifest(),
              () -> {
                assertThat(office.manifest().path("status").asString()).isEqualTo("RUNNING");
                assertThat(office.report().writes()).isZero();
              });

      said.ends(0);
      assertThat(office.manifest().path("status").asString()).isEqualTo("SUCCESS");
    }
  }

  @Test
  void aRunThatWroteNothingAndDidNotEndWellLeavesTheManifestAsItWas() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      office.apply().ends(0);
      JsonNode before = office.manifest();

      office.cloud().setPhoneState(mac(1), PhoneState.FAILED);
      office.fleet(group("hq", phone(1, "Renamed")));
      office.apply().ends(3);

      assertThat(office.manifest()).isEqualTo(before);
    }
  }

  @Test
  void aRunThatWroteNothingAtFirstLeavesNoManifest() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      office.cloud().addFault(Fault.on("POST", "/edgegroups$", REFUSED));

      office.apply().ends(3);

      assertThat(office.hasManifest()).isFalse();
    }
  }

  @Test
  void anApplyThatHadNothingToDoIsASuccessToo() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq", phones(1, 1)));
      office.apply().ends(0);
      office.apply("--state", office.path("elsewhere").toString()).ends(0);
      long before = office.report().total();

      office.apply("--if-changed", "--state", office.path("elsewhere").toString()).ends(0);

      assertThat(office.report().total()).isEqualTo(before);
    }
  }
}
