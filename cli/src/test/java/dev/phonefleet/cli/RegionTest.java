package dev.phonefleet.cli;

import static dev.phonefleet.cli.Fleets.group;
import static dev.phonefleet.cli.Fleets.groupWith;
import static dev.phonefleet.cli.Fleets.phones;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.simulator.scenario.PresetGroup;
import dev.phonefleet.simulator.scenario.Refusals.ForeignRegion;
import dev.phonefleet.simulator.scenario.Scenario;
import dev.phonefleet.simulator.scenario.Tenant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RegionTest {
  private static final String ELSEWHERE = "eu-central-1";

  @TempDir Path folder;

  private static Scenario landingElsewhere() {
    return Office.quick().withGroups(groups -> groups.withLandsIn(Map.of("hq", ELSEWHERE)));
  }

  private static String hq(String... keys) {
    return groupWith(
        "hq",
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("primaryEdge: edge-1"), java.util.Arrays.stream(keys))
            .toList(),
        phones(1, 2));
  }

  @Test
  void aGroupDeclaredInAnotherRegionIsRefusedBeforeItIsCreated() {
    try (Office office = new Office(folder)) {
      office.fleet(hq("region: " + ELSEWHERE), group("branch", phones(3, 3)));

      office.plan("--detailed-exitcode").ends(9);
      Said said = office.apply().ends(9);

      assertThat(said.count("held")).isEqualTo(3);
      assertThat(said.count("created")).isEqualTo(2);
      JsonNode why = said.finding("region.mismatch");
      assertThat(why.path("what").asString()).contains(ELSEWHERE, "us-east-1");
      assertThat(office.group("hq")).isEmpty();
      assertThat(office.report().count("group.create")).isEqualTo(1);
    }
  }

  @Test
  void aGroupThatLandsElsewhereIsKeptAndNamedAndNoPhoneOfItIsWritten() {
    try (Office office = new Office(folder, landingElsewhere())) {
      office.fleet(hq(), group("branch", phones(3, 3)));

      Said said = office.apply().ends(9);

      assertThat(said.count("created")).isEqualTo(3);
      assertThat(said.count("held")).isEqualTo(2);
      assertThat(said.objects()).isEqualTo(5);
      JsonNode group = office.group("hq").orElseThrow();
      JsonNode why = said.finding("region.mismatch");
      assertThat(why.toString()).contains(ELSEWHERE, "us-east-1", group.path("id").asString());
      assertThat(office.phonesOf("hq")).isEmpty();
      assertThat(office.report().count("phone.create")).isEqualTo(1);

      Said again = office.apply().ends(9);
      assertThat(again.count("held")).isEqualTo(2);
      assertThat(office.report().count("group.create")).isEqualTo(2);
      assertThat(office.groups()).isEqualTo(2);
    }
  }

  @Test
  void crossRegionWithRoutingIsWritten() {
    Scenario scenario =
        landingElsewhere().withTenant(tenant -> tenant.withCrossRegionRouting(true));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq("region: " + ELSEWHERE, "crossRegion: true"));

      assertThat(office.apply().ends(0).count("created")).isEqualTo(3);
    }
  }

  @Test
  void crossRegionWithoutRoutingIsRefusedBeforeTheGroupIsCreated() {
    try (Office office = new Office(folder, landingElsewhere())) {
      office.fleet(hq("region: " + ELSEWHERE, "crossRegion: true"));

      office.apply().ends(9);

      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void anotherRegionWithRoutingStillNeedsCrossRegion() {
    Scenario scenario =
        landingElsewhere().withTenant(tenant -> tenant.withCrossRegionRouting(true));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq("region: " + ELSEWHERE));

      office.apply().ends(9);

      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aSkippedRegionGateWritesAndLeavesAWarning() {
    try (Office office = new Office(folder)) {
      office.fleet(hq("region: " + ELSEWHERE));

      Said said = office.apply("--skip-gate", "region").ends(0);

      assertThat(said.count("created")).isEqualTo(3);
      assertThat(said.findings("region.mismatch"))
          .extracting(line -> line.path("severity").asString())
          .containsOnly("warning");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "US-EAST-1", "mypurecloud.com"})
  void namesAndDomainsOfTheSameRegionAreEqual(String region) {
    try (Office office = new Office(folder)) {
      office.fleet(hq("region: " + region));

      assertThat(office.apply().ends(0).count("created")).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(ForeignRegion.class)
  void anAdoptedGroupElsewhereIsNotWrittenWhateverThePlatformWouldAnswer(ForeignRegion answer) {
    Scenario scenario =
        Office.quick()
            .withRefusals(refusals -> refusals.withForeignRegion(answer))
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq").withRegion(ELSEWHERE)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of(), phones(1, 2)));

      Said said = office.apply().ends(9);

      assertThat(said.count("held")).isEqualTo(2);
      assertThat(office.report().writes()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(ForeignRegion.class)
  void aRefusedWriteInAGroupElsewhereIsUnderstoodAsItsRegion(ForeignRegion answer) {
    Scenario scenario =
        Office.quick()
            .withRefusals(refusals -> refusals.withForeignRegion(answer))
            .withPreset(preset -> preset.withGroups(PresetGroup.of("hq").withRegion(ELSEWHERE)));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(groupWith("hq", List.of(), phones(1, 60)));

      Said said = office.apply("--skip-gate", "region").ends(9);

      assertThat(said.findings("region.mismatch").toString()).contains(ELSEWHERE, "us-east-1");
      assertThat(office.report().count("phone.create")).isBetween(1L, 30L);
      assertThat(office.phonesOf("hq")).isEmpty();
    }
  }

  @Test
  void aTenantThatMayNotBeReadEndsTheRun() {
    Scenario scenario =
        Office.quick().withTenant(tenant -> tenant.withAnswer(Tenant.Answer.FORBIDDEN));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq());

      office.plan().ends(4);
      office.apply().ends(4);

      assertThat(office.report().writes()).isZero();
    }
  }

  @Test
  void aTenantThatIsNotThereIsAWarning() {
    Scenario scenario =
        Office.quick().withTenant(tenant -> tenant.withAnswer(Tenant.Answer.NOT_FOUND));
    try (Office office = new Office(folder, scenario)) {
      office.fleet(hq());

      Said said = office.apply().ends(0);

      assertThat(said.finding("region.unchecked").path("severity").asString()).isEqualTo("warning");
      assertThat(said.count("created")).isEqualTo(3);
    }
  }

  @Test
  void theOrganisationsRegionOnlyPicksHosts() {
    try (Office office = new Office(folder)) {
      office.fleet(List.of("organization: " + office.organization("region: " + ELSEWHERE)), hq());

      Said said = office.apply().ends(0);

      assertThat(said.finding("region.other-host").path("severity").asString())
          .isEqualTo("warning");
    }
  }
}
