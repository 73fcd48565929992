package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiteGroupsTest {
  private static final String MAC = "0004f2aabb01";
  private static final String OTHER_MAC = "0004f2aabb02";

  @Test
  void aGroupThatIsAsDeclaredIsUnchanged() {
    Plan plan = new Sites().ready(Sites.file());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.unchanged()).isEqualTo(1);
    assertThat(plan.groups()).extracting(DesiredGroup::name).containsExactly(Sites.HQ);
  }

  @Test
  void aGroupThatIsNotThereIsMadeThenItsEdgeThenItsPhones() {
    Sites sites = Sites.bare().has(Sites.edge("e1", "edge-1", "INACTIVE", null, null));

    Plan plan = sites.ready(Sites.file(AtSite.desk(MAC).wanted()));

    assertThat(plan.changes())
        .extracting(change -> change.action() + " " + change.key().kind())
        .containsExactly("CREATE group", "UPDATE edge", "CREATE phone");
    assertThat(plan.changes().getFirst().fields())
        .extracting(FieldChange::path)
        .containsExactly("phoneTrunkBases", "edgeTrunkBase");
  }

  @Test
  void makingAGroupTakesAnEdgeAndTrunkBases() {
    List<Diagnostic> wrong =
        Sites.bare().wrong(Example.fleet(Sites.hq(Sites.groupFields(null, null, null, null))));

    assertThat(wrong)
        .extracting(Diagnostic::code)
        .containsExactlyInAnyOrder("group.no-primary-edge", "group.no-trunk-base");
  }

  @Test
  void adoptingAGroupTakesNeither() {
    Plan plan =
        new Sites().ready(Example.fleet(Sites.hq(Sites.groupFields(null, null, null, null))));

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void trunkBasesAreComparedByNameInAnyOrder() {
    Sites sites = new Sites().has(Sites.named(Call.Kind.TRUNK_BASE, "t3", "More", "PHONE"));

    Plan plan =
        sites.ready(
            Example.fleet(
                Sites.hq(Sites.groupFields("edge-1", null, List.of("More", "Phones"), null))));

    assertThat(plan.changes())
        .singleElement()
        .extracting(change -> change.fields().getFirst().toString())
        .isEqualTo("phoneTrunkBases: Optional[Phones] -> Optional[More, Phones]");
  }

  @Test
  void onlyADeclaredDescriptionIsCompared() {
    Plan plan = new Sites().ready(Example.fleet(Sites.hq(described("Head office"))));

    assertThat(plan.changes())
        .singleElement()
        .extracting(Change::fields)
        .isEqualTo(
            List.of(
                new FieldChange(
                    "description",
                    Optional.empty(),
                    Optional.of(new Value.Text("Head office")),
                    false)));
  }

  @Test
  void aRegionThatIsNotTheHostsIsRefusedWithEverythingInTheGroup() {
    Sites sites = Sites.bare().has(Sites.edge("e1", "edge-1", "INACTIVE", null, null));

    Plan plan = sites.ready(regional("us-east-1", false, AtSite.desk(MAC)));

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.refused())
        .hasSize(3)
        .allSatisfy(it -> {
          assertThat(it.exit()).isEqualTo(Exit.POLICY);
          assertThat(it.why().code()).isEqualTo("region.mismatch");
          assertThat(it.why().what()).contains("us-east-1", "eu-west-1");
        });
    assertThat(plan.groups()).isEmpty();
  }

  @Test
  void anAdoptedGroupInTheWrongRegionIsNamedAlthoughItNeedsNoChange() {
    Plan plan = new Sites().ready(regional("us-east-1", false, AtSite.desk(MAC)));

    assertThat(plan.refused()).extracting(it -> it.change().key().kind()).contains("group");
    assertThat(plan.exits()).containsExactly(Exit.POLICY);
  }

  @Test
  void anAwsNameAndItsDomainAreOneRegion() {
    Plan plan =
        new Sites().region("mypurecloud.ie").ready(regional("eu-west-1", false, AtSite.desk(MAC)));

    assertThat(plan.refused()).isEmpty();
  }

  @Test
  void theRegionGateCanBeSkippedAndThenWarns() {
    Plan plan =
        new Sites().ready(regional("us-east-1", false, AtSite.desk(MAC)), new Mandate(false, true));

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.findings())
        .singleElement()
        .matches(it -> !it.isError() && it.code().equals("region.mismatch"));
  }

  @Test
  void aRegionThatNothingCanBeHeldAgainstIsAWarning() {
    Plan plan = new Sites().region(null).ready(regional("us-east-1", false, AtSite.desk(MAC)));

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.findings()).extracting(Diagnostic::code).containsExactly("region.unchecked");
  }

  @Test
  void whatCouldNotBeListedIsNotPlannedAndTheRestIs() {
    Sites sites = new Sites().unlisted(Sites.HQ, "503 for two minutes");
    DesiredFleet file = Sites.loose(AtSite.desk(OTHER_MAC).with("site", "Lab").wanted());
    DesiredFleet both =
        new DesiredFleet(
            file.organization(),
            file.limits(),
            file.rollout(),
            file.secrets(),
            List.of(Sites.hq(AtSite.desk(MAC).wanted())),
            file.ungrouped(),
            List.of());

    Plan plan = sites.ready(both);

    assertThat(plan.unplanned())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.phones()).isEqualTo(1);
          assertThat(it.why().why()).isEqualTo("503 for two minutes");
        });
    assertThat(plan.changes()).extracting(Change::group).containsExactly(GroupName.NONE);
    assertThat(plan.exits()).containsExactly(Exit.PARTIAL);
    assertThat(plan.groups()).extracting(DesiredGroup::name).containsExactly(GroupName.NONE);
  }

  @Test
  void everyChangeBelongsToAGroupThatGoes() {
    Sites sites =
        Sites.bare()
            .has(Sites.group("g1", "hq", GroupStatus.CONFIGURING))
            .has(Sites.edge("e1", "edge-1", "ACTIVE", "g9", "s1"));

    Plan plan = sites.ready(Example.fleet(Sites.hq(described("New words"))));

    assertThat(plan.changes())
        .allMatch(change ->
            plan.groups().stream().anyMatch(group -> group.name().equals(change.group())));
    assertThat(plan.refused())
        .extracting(it -> it.change().key().kind())
        .containsExactlyInAnyOrder("group", "edge");
  }

  private static GroupFields described(String words) {
    return new GroupFields(
        Optional.of(words),
        Optional.empty(),
        Optional.of("edge-1"),
        Optional.empty(),
        Set.of(),
        Optional.of("HQ"),
        Optional.empty(),
        Optional.empty());
  }

  private static DesiredFleet regional(@Nullable String region, boolean cross, AtSite phone) {
    return Example.fleet(
        Example.regional(
            "hq",
            Sites.groupFields("edge-1", null, List.of("Phones"), "Edges"),
            region,
            cross,
            phone.wanted()));
  }
}
