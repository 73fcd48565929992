package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.outside.Live;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of regions: what a group declares, what the tenant has, where the group is. */
class RegionPlanTest {
  @ParameterizedTest
  @CsvSource({
    // declared, crossRegion, tenant's, routing, refused
    ",             false, eu-central-1,   false, false",
    "eu-central-1, false, eu-central-1,   false, false",
    "eu-central-1, false, mypurecloud.de, false, false",
    "EU-Central-1, false, mypurecloud.de, false, false",
    "eu-west-1,    false, eu-central-1,   false, true",
    "eu-west-1,    false, eu-central-1,   true,  true",
    "eu-west-1,    true,  eu-central-1,   true,  false",
    "eu-west-1,    true,  eu-central-1,   false, true",
    "eu-central-1, true,  eu-central-1,   false, true",
    "eu-central-1, true,  eu-central-1,   true,  false",
    "moon-1,       false, MOON-1,         false, false",
    "moon-1,       false, moon-2,         false, true"
  })
  void aNewGroupIsRefusedWhereItsRegionWouldNotServeIt(
      @Nullable String declared,
      boolean crossRegion,
      String tenant,
      boolean routing,
      boolean refused) {
    Plan plan =
        plan(
            group(declared, crossRegion),
            Example.tenant(tenant, routing),
            Optional.empty(),
            Mandate.ORDINARY);

    assertThat(plan.changes()).hasSize(refused ? 0 : 2);
    assertThat(plan.refused()).hasSize(refused ? 2 : 0);
    assertThat(plan.groups()).hasSize(refused ? 0 : 1);
    assertThat(plan.refused())
        .allSatisfy(it -> {
          assertThat(it.exit()).isEqualTo(Exit.POLICY);
          assertThat(it.why().code()).isEqualTo("region.mismatch");
        });
  }

  @ParameterizedTest
  @CsvSource({
    // declared, crossRegion, routing, where it is, refused
    ",             false, false, eu-central-1,   false",
    ",             false, false, mypurecloud.de, false",
    ",             false, false, eu-west-1,      true",
    ",             true,  true,  eu-west-1,      false",
    "eu-west-1,    true,  true,  eu-west-1,      false",
    "eu-west-1,    true,  true,  mypurecloud.ie, false",
    "eu-west-1,    true,  true,  eu-central-1,   true",
    "eu-central-1, false, false, eu-west-1,      true"
  })
  void aLiveGroupIsLeftAloneWhereItIsNotWhereItShouldBe(
      @Nullable String declared,
      boolean crossRegion,
      boolean routing,
      String landed,
      boolean refused) {
    Plan plan =
        plan(
            group(declared, crossRegion),
            Example.tenant("eu-central-1", routing),
            Optional.of(Example.liveGroup("g1", "berlin", "edge-1", landed)),
            Mandate.ORDINARY);

    assertThat(plan.changes()).hasSize(refused ? 0 : 1);
    assertThat(plan.refused())
        .extracting(it -> it.change().key().kind())
        .isEqualTo(refused ? List.of("phone") : List.of());
    assertThat(plan.groups()).hasSize(refused ? 0 : 1);
    assertThat(plan.refused()).allSatisfy(it -> assertThat(it.why().what()).contains(landed));
  }

  @Test
  void aGroupWhoseRegionIsNotSaidIsWrittenWithAWarning() {
    Plan plan =
        plan(
            group(null, false),
            Example.tenant("eu-central-1", false),
            Optional.of(Example.liveGroup("g1", "berlin", "edge-1", null)),
            Mandate.ORDINARY);

    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.code()).isEqualTo("region.unchecked");
          assertThat(it.isError()).isFalse();
        });
  }

  @Test
  void anUnreadableTenantChecksOnlyWhatTheFileDeclares() {
    Live.Group there = Example.liveGroup("g1", "berlin", "edge-1", "eu-west-1");

    Plan silent = plan(group(null, false), Optional.empty(), Optional.of(there), Mandate.ORDINARY);
    Plan declared =
        plan(group("eu-central-1", false), Optional.empty(), Optional.of(there), Mandate.ORDINARY);

    assertThat(silent.changes()).hasSize(1);
    assertThat(declared.changes()).isEmpty();
    assertThat(declared.refused()).hasSize(1);
  }

  @Test
  void aSkippedGateWritesAllTheSameAndWarnsOnce() {
    Plan plan =
        plan(
            group("eu-west-1", false),
            Example.tenant("eu-central-1", false),
            Optional.empty(),
            new Mandate(false, true));

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.changes()).hasSize(2);
    assertThat(plan.findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.isError()).isFalse();
          assertThat(it.what()).contains("eu-west-1", "eu-central-1");
        });
  }

  private static DesiredGroup group(@Nullable String region, boolean crossRegion) {
    return Example.regional(
        "berlin",
        Example.onEdge("edge-1"),
        region,
        crossRegion,
        Example.wanted("0004f2aabb01", "Front"));
  }

  private static Plan plan(
      DesiredGroup group,
      Optional<Live.Tenant> tenant,
      Optional<Live.Group> there,
      Mandate mandate) {
    Live.Phone phone = Example.livePhone("p1", "g1", 0x0004f2aabb01L, PhoneFields.NONE);
    Gathered gathered =
        there.isPresent()
            ? Example.found(tenant, List.of(there.get()), Map.of("berlin", List.of(phone)))
            : Example.found(tenant, List.of(), Map.of());
    return ((Planning.Ready) Planner.plan(Example.fleet(group), gathered, mandate)).plan();
  }

  @Test
  void aGroupInTheWrongRegionIsNamedAlsoWhenNothingOfItChanges() {
    Plan plan =
        plan(
            Example.group("berlin", Example.onEdge("edge-1")),
            Example.tenant("eu-central-1", false),
            Optional.of(Example.liveGroup("g1", "berlin", "edge-1", "eu-west-1")),
            Mandate.ORDINARY);

    assertThat(plan.refused())
        .extracting(it -> it.change().key().kind())
        .isEqualTo(List.of("group"));
  }
}
