package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.mac;
import static dev.phonefleet.cli.Fleets.phone;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.FailureCode;
import dev.phonefleet.simulator.scenario.Fault;
import dev.phonefleet.simulator.scenario.Fault.Effect;
import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.PresetPhone;
import dev.phonefleet.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TroubleOnTheWayTest {
  private static final List<String> SHORT = List.of("limits: {deadline: 2s}");

  @TempDir Path folder;

  private static PresetGroup old(String name, int first, int last) {
    return PresetGroup.of(
        name,
        IntStream.rangeClosed(first, last)
            .mapToObj(n -> PresetPhone.of(mac(n), "Old " + n))
            .toList());
  }

  private static Scenario with(PresetGroup... groups) {
    return Office.quick().withPreset(preset -> preset.withGroups(groups));
  }

  @Test
  void aRunStoppedWhileAnUpdateHangsIsFailedAndTheSuccessBeforeItIsNotSkipped() {
    try (Office office = new Office(folder, with(old("hq", 1, 1)))) {
      String first = groupWith("hq", List.of(), phone(1, "One"));
      office.fleet(first);
      office.apply("--if-changed").ends(0);
      String hash = office.manifest().path("configHash").asString();
      assertThat(office.manifest().path("status").asString()).isEqualTo("SUCCESS");
      Office.await(
          () -> office.phone(mac(1)).path("provisioningState").asString().equals("ACTIVE"));
      Effect silence = new Effect.Hang(Duration.ofSeconds(25), true);
      office.cloud().addFault(Fault.on("PUT", "/phones/", silence).times(1));
      office.fleet(groupWith("hq", List.of(), phone(1, "Two")));
      AtomicLong carriedOut = new AtomicLong();

      Said said =
          office
              .applyUntil(report -> {
                boolean so = office.phone(mac(1)).path("name").asString().equals("Two");
                carriedOut.set(System.nanoTime());
                return so;
              })
              .ends(130);

      assertThat(Duration.ofNanos(System.nanoTime() - carriedOut.get()))
          .isLessThan(Duration.ofSeconds(12));
      assertThat(said.count("unknown")).isEqualTo(1);
      assertThat(said.count("updated")).isZero();
      JsonNode manifest = office.manifest();
      assertThat(manifest.path("status").asString()).isEqualTo("FAILED");
      assertThat(manifest.path("configHash").asString()).isNotEqualTo(hash);

      office.fleet(first);
      Said again = office.apply("--if-changed").ends(0);

      assertThat(again.lines("skipped")).isEmpty();
      assertThat(again.count("updated")).isEqualTo(1);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("One");
    }
  }

  @Test
  void aLoginThatOnlyAnswersWithAWebPageEndsTheRunAfterTheDeadline() {
    try (Office office = new Office(folder)) {
      office.cloud().addFault(Fault.on("POST", "/oauth/token", new Effect.Html(false)));
      office.fleet(SHORT, group("hq", phones(1, 1)));
      long begun = System.nanoTime();

      Said said = office.apply().ends(75);

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
      assertThat(said.finding("login.unanswered").path("what").asString()).contains("2 s");
      assertThat(office.report().total()).isEqualTo(office.report().count("token"));
      assertThat(office.hasManifest()).isFalse();
    }
  }

  @Test
  void updatesThatAreNotFoundAreLookedIntoBeforeTheRestIsSent() {
    Effect notFound =
        new Effect.Answer(
            404,
            Optional.of("{\"status\": 404, \"message\": \"Resource not found\"}"),
            Optional.empty(),
            false);
    try (Office office = new Office(folder, with(old("hq", 1, 20)))) {
      office.cloud().addFault(Fault.on("PUT", "/phones/", notFound));
      office.fleet(groupWith("hq", List.of(), phones(1, 20)));
      AtomicLong refused = new AtomicLong();

      Said said =
          office.applyWhile(
              report -> {
                refused.set(report.count("phone.update"));
                return report.count("tenant") >= 2;
              },
              () -> {});

      said.ends(3);
      assertThat(refused.get()).isBetween(1L, 6L);
      assertThat(said.count("failed")).isEqualTo(20);
      assertThat(said.count("unchanged")).isEqualTo(1);
      assertThat(said.findings("phone.failed").toString()).contains("Resource not found");
      assertThat(said.codes()).doesNotContain("region.mismatch", "group.gone");
      assertThat(office.report().count("phone.update")).isEqualTo(20);
    }
  }

  @Test
  void phonesOfAGroupThatIsDeletedWhileTheyAreUpdatedAreHeld() {
    try (Office office = new Office(folder, with(old("hq", 1, 12), old("branch", 20, 22)))) {
      office.fleet(
          List.of("limits: {requestsPerSecondPerGroup: 5}"),
          groupWith("hq", List.of(), phones(1, 12)),
          groupWith("branch", List.of(), phones(20, 22)));

      Said said =
          office.applyWhile(
              report -> report.count("phone.update") >= 5, () -> office.cloud().removeGroup("hq"));

      said.ends(3);
      assertThat(said.finding("group.gone").path("where").asString()).contains("hq");
      assertThat(said.count("failed")).isEqualTo(1);
      assertThat(said.count("held")).isBetween(3L, 11L);
      assertThat(said.count("updated") + said.count("held")).isEqualTo(15);
      assertThat(said.objects()).isEqualTo(17);
      assertThat(office.phonesOf("branch"))
          .extracting(it -> it.path("name").asString())
          .containsExactlyInAnyOrder("Phone 20", "Phone 21", "Phone 22");
      assertThat(office.report().count("group.create")).isZero();
      assertThat(office.report().count("phone.create")).isZero();
    }
  }

  @Test
  void noPhoneIsWrittenIntoAGroupThatLandedElsewhereWithItsAnswerLost() {
    Scenario scenario =
        Office.quick().withGroups(groups -> groups.withLandsIn(Map.of("hq", "eu-central-1")));
    try (Office office = new Office(folder, scenario)) {
      office.cloud().addFault(Fault.on("POST", "/edgegroups$", new Effect.LostAnswer()).times(1));
      office.fleet(group("hq", phones(1, 3)));

      Said said = office.apply().ends(9);

      assertThat(said.finding("region.mismatch").toString()).contains("eu-central-1", "us-east-1");
      assertThat(said.count("created")).isEqualTo(1);
      assertThat(said.count("held")).isEqualTo(3);
      assertThat(office.groups()).isEqualTo(1);
      assertThat(office.report().count("group.create")).isEqualTo(1);
      assertThat(office.report().count("phone.create")).isZero();
    }
  }

  @Test
  void aFailedPhoneIsStillRepairedWhenItsOnlyWriteWasThrottled() {
    Scenario scenario =
        with(PresetGroup.of(
                "hq", PresetPhone.of(mac(1), "Old").withFailure(FailureCode.VLAN_MISMATCH)))
            .withPhones(phones -> phones.withFailedPutAccepted(true));
    try (Office office = new Office(folder, scenario).throttled()) {
      Effect throttled = new Effect.Answer(429, Optional.empty(), Optional.of("1"), false);
      office.cloud().addFault(Fault.on("PUT", "/phones/", throttled).times(1));
      office.fleet(groupWith("hq", List.of(), phone(1)));

      Said said = office.apply("--repair-failed").ends(0);

      assertThat(said.count("updated")).isEqualTo(1);
      assertThat(office.report().count("phone.update", 429)).isEqualTo(1);
      assertThat(office.report().count("phone.update", 200)).isEqualTo(1);
      assertThat(office.phone(mac(1)).path("name").asString()).isEqualTo("Phone 1");
    }
  }

  @Test
  void aStateThatIsADatabaseIsAMistakeInUsage() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq"));

      Said said = office.apply("--state", "jdbc:postgresql://x").ends(64);

      assertThat(said.finding("usage").path("what").asString()).contains("database");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void aFileAndAUrlForStatusAreAMistakeInUsage() {
    try (Office office = new Office(folder)) {
      office.fleet(group("hq"));
      String file = office.fleetFile().toString();

      Said said = office.run("status", file, "--api-url", office.cloud().url().toString()).ends(64);

      assertThat(said.err()).contains("--api-url");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void aUrlForStatusThatIsNoWebAddressIsAMistakeInUsage() {
    try (Office office = new Office(folder)) {
      Said said = office.run("status", "--api", "guide", "--api-url", "ftp://localhost").ends(64);

      assertThat(said.err()).contains("ftp://localhost");
      assertThat(office.run("status", "--api-url", "ftp://localhost").ends(64).err())
          .contains("ftp://localhost");
      assertThat(office.report().total()).isZero();
    }
  }

  @Test
  void aMistakeInUsageIsToldToScriptsAsAFindingAndASummary() {
    try (Office office = new Office(folder)) {
      Said said = office.run("plan", "--json", "--nonsense").ends(64);

      assertThat(said.lines())
          .extracting(line -> line.path("type").asString())
          .containsExactly("diagnostic", "summary");
      assertThat(said.finding("usage").path("what").asString()).contains("--nonsense");
      assertThat(said.summary().path("command").asString()).isEqualTo("plan");
      assertThat(office.report().total()).isZero();
    }
  }
}
