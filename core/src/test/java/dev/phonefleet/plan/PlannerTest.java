package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final String MAC = "00:04:F2:AA:BB:01";
  private static final String OTHER_MAC = "00:04:F2:AA:BB:02";
  private static final long BITS = 0x0004f2aabb01L;
  private static final Gathered NOTHING = Example.found(Optional.empty(), List.of(), Map.of());
  private static final Mandate EDGE_MOVES = new Mandate(true, false);

  @Test
  void whatIsNotThereIsCreatedTheGroupBeforeItsPhones() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group(
                "berlin",
                Example.onEdge("edge-1"),
                Example.wanted(MAC, "Front"),
                Example.wanted(OTHER_MAC, "Back")));

    Plan plan = ready(fleet, NOTHING, Mandate.ORDINARY);

    assertThat(plan.changes())
        .extracting(change -> change.action() + " " + change.key())
        .containsExactly("CREATE berlin", "CREATE 00:04:f2:aa:bb:01", "CREATE 00:04:f2:aa:bb:02");
    assertThat(plan.changes().get(1).fields())
        .containsExactly(
            new FieldChange("name", Optional.empty(), Optional.of(new Value.Text("Front")), false));
    assertThat(plan.unchanged()).isZero();
    assertThat(plan.count("phone", Change.Action.CREATE)).isEqualTo(2);
    assertThat(plan.count("group", Change.Action.CREATE)).isEqualTo(1);
    assertThat(plan.exits()).isEmpty();
  }

  @Test
  void whatIsAsDeclaredIsUnchangedHoweverItsAddressIsSpelled() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group(
                "BERLIN", Example.onEdge("edge-1"), Example.wanted("0004f2aabb01", "Front")));

    Plan plan = ready(fleet, live(Example.phone().text("name", "Front").fields()), ordinary());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.unchanged()).isEqualTo(2);
    assertThat(plan.groups()).hasSize(1);
    assertThat(plan.requests()).isZero();
    assertThat(plan.estimate(10)).isZero();
  }

  @Test
  void onlyWhatDiffersIsUpdatedWithBothValues() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group("berlin", Example.onEdge("edge-1"), Example.wanted(MAC, "Front")));

    Plan plan = ready(fleet, live(Example.phone().text("name", "Door").fields()), ordinary());

    assertThat(plan.changes())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.action()).isEqualTo(Change.Action.UPDATE);
          assertThat(change.live()).get().extracting(Live::id).isEqualTo("p1");
          assertThat(change.fields())
              .containsExactly(
                  new FieldChange(
                      "name",
                      Optional.of(new Value.Text("Door")),
                      Optional.of(new Value.Text("Front")),
                      false));
          assertThat(change.where()).contains("00:04:f2:aa:bb:01", "id p1", "berlin");
        });
    assertThat(plan.unchanged()).isEqualTo(1);
  }

  @Test
  void livePhonesThatNobodyDeclaresAreLeftAlone() {
    DesiredFleet fleet = Example.fleet(Example.group("berlin", Example.onEdge("edge-1")));

    assertThat(ready(fleet, live(PhoneFields.NONE), ordinary()).isEmpty()).isTrue();
  }

  @Test
  void aPhoneInAnotherGroupIsNotMovedUnasked() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group("berlin", Example.onEdge("edge-1")),
            Example.group("munich", Example.onEdge("edge-2"), Example.wanted(MAC, "Front")));
    Gathered gathered =
        Example.found(
            Optional.empty(),
            List.of(
                Example.liveGroup("g1", "berlin", "edge-1", "us-east-1"),
                Example.liveGroup("g2", "munich", "edge-2", "us-east-1")),
            Map.of(
                "berlin", List.of(Example.livePhone("p1", "g1", BITS, PhoneFields.NONE)),
                "munich", List.of()));

    Plan plan = ready(fleet, gathered, EDGE_MOVES);

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.refused())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.exit()).isEqualTo(Exit.POLICY);
          assertThat(refusal.change().action()).isEqualTo(Change.Action.MOVE);
          assertThat(refusal.change().group()).isEqualTo(new GroupName("munich"));
          assertThat(refusal.change().fields())
              .containsExactly(
                  new FieldChange(
                      "group",
                      Optional.of(new Value.Text("berlin")),
                      Optional.of(new Value.Text("munich")),
                      false));
          assertThat(refusal.why().what()).contains("berlin", "munich");
          assertThat(refusal.why().where()).contains("fleet.yaml:7:5", "p1");
        });
    assertThat(plan.exits()).containsExactly(Exit.POLICY);
  }

  @Test
  void anotherEdgeIsRefusedAndTheGroupsPhonesGoOn() {
    Plan plan = ready(otherEdge(), live(PhoneFields.NONE), ordinary());

    assertThat(plan.refused())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.exit()).isEqualTo(Exit.POLICY);
          assertThat(refusal.why().code()).isEqualTo("group.edge-move");
          assertThat(refusal.why().what()).contains("edge-1", "edge-9");
          assertThat(refusal.why().next()).contains("--allow-edge-moves");
        });
    assertThat(plan.changes())
        .singleElement()
        .extracting(change -> change.key().kind())
        .isEqualTo("phone");
  }

  @Test
  void anotherEdgeIsWrittenWhenThatIsAllowed() {
    Plan plan = ready(otherEdge(), live(PhoneFields.NONE), EDGE_MOVES);

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.count("group", Change.Action.UPDATE)).isEqualTo(1);
  }

  @Test
  void aSecondaryEdgeThatGoesIsAnEdgeMoveToo() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group(
                "berlin", Example.groupFields(null, null, null, null, Set.of("secondaryEdge"))));
    Live.Group there =
        new Live.Group(
            "g1",
            new GroupName("berlin"),
            Example.groupFields(null, "Standard", "edge-1", "edge-2", Set.of()),
            GroupStatus.ACTIVE,
            "ACTIVE",
            Optional.empty(),
            Optional.of("us-east-1"),
            Optional.empty());

    Plan plan =
        ready(
            fleet,
            Example.found(Optional.empty(), List.of(there), Map.of("berlin", List.of())),
            ordinary());

    assertThat(plan.refused()).hasSize(1);
    assertThat(plan.changes()).isEmpty();
  }

  @Test
  void aNewGroupsEdgeIsNoEdgeMove() {
    DesiredFleet fleet = Example.fleet(Example.group("berlin", Example.onEdge("edge-1")));

    assertThat(ready(fleet, NOTHING, ordinary()).refused()).isEmpty();
  }

  @Test
  void aGroupThatIsNeitherThereNorHasAnEdgeMakesTheFileWrong() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group("berlin", Example.groupFields(null, null, null, "edge-2", Set.of())),
            Example.group("munich", Example.onEdge("edge-1")));

    Planning planning = Planner.plan(fleet, NOTHING, ordinary());

    assertThat(planning)
        .isInstanceOfSatisfying(
            Planning.Wrong.class,
            wrong ->
                assertThat(wrong.findings())
                    .singleElement()
                    .satisfies(it -> {
                      assertThat(it.isError()).isTrue();
                      assertThat(it.code()).isEqualTo("group.no-primary-edge");
                      assertThat(it.where()).isEqualTo("fleet.yaml:7:5");
                      assertThat(it.what()).contains("berlin");
                    }));
  }

  @Test
  void aLiveGroupNeedsNoEdgeInTheFile() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group("berlin", Example.groupFields(null, null, null, null, Set.of())));

    assertThat(ready(fleet, live(PhoneFields.NONE), ordinary()).isEmpty()).isTrue();
  }

  @Test
  void aGroupWhosePhonesCouldNotBeListedIsNotPlanned() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group(
                "berlin",
                Example.onEdge("edge-9"),
                Example.wanted(MAC, "Front"),
                Example.wanted(OTHER_MAC, "Back")),
            Example.group("munich", Example.onEdge("edge-2")));
    Gathered gathered = live(PhoneFields.NONE);
    Gathered unlisted =
        new Gathered(
            gathered.fleet(),
            Map.of(new GroupName("berlin"), "the pages show 1 of 2"),
            List.of(),
            Optional.empty());

    Plan plan = ready(fleet, unlisted, ordinary());

    assertThat(plan.unplanned())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.group()).isEqualTo(new GroupName("berlin"));
          assertThat(it.phones()).isEqualTo(2);
          assertThat(it.why().why()).isEqualTo("the pages show 1 of 2");
        });
    assertThat(plan.changes())
        .extracting(change -> change.key().toString())
        .containsExactly("munich");
    assertThat(plan.refused()).isEmpty();
    assertThat(plan.groups()).extracting(it -> it.name().value()).containsExactly("munich");
    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.exits()).containsExactly(Exit.PARTIAL);
  }

  @Test
  void aCreateIsOneRequestAndAnUpdateTwo() {
    DesiredFleet fleet =
        Example.fleet(
            Example.group(
                "berlin",
                Example.onEdge("edge-1"),
                Example.wanted(MAC, "Front"),
                Example.wanted(OTHER_MAC, "Back")),
            Example.group("munich", Example.onEdge("edge-2"), Example.wanted("0004f2aabb03", "C")));

    Plan plan = ready(fleet, live(Example.phone().text("name", "Door").fields()), ordinary());

    assertThat(plan.requests()).isEqualTo(2 + 1 + 1 + 1);
    assertThat(plan.estimate(10)).isEqualTo(Duration.ofMillis(300));
    assertThat(plan.estimate(1)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void theTenantsRegionMayDifferFromTheHostsRegionWithAWarning() {
    DesiredFleet fleet =
        Example.fleetIn("eu-west-1", Example.group("berlin", Example.onEdge("edge-1")));
    Gathered gathered = Example.found(Example.tenant("eu-central-1", false), List.of(), Map.of());

    Plan plan = ready(fleet, gathered, ordinary());

    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.findings())
        .singleElement()
        .satisfies(it -> assertThat(it.isError()).isFalse())
        .extracting(Diagnostic::what)
        .asString()
        .contains("eu-west-1", "eu-central-1");
  }

  @Test
  void theHostsRegionMayBeSpelledAsItsDomain() {
    DesiredFleet fleet =
        Example.fleetIn("mypurecloud.de", Example.group("berlin", Example.onEdge("edge-1")));
    Gathered gathered = Example.found(Example.tenant("eu-central-1", false), List.of(), Map.of());

    assertThat(ready(fleet, gathered, ordinary()).findings()).isEmpty();
  }

  private static DesiredFleet otherEdge() {
    return Example.fleet(
        Example.group("berlin", Example.onEdge("edge-9"), Example.wanted(MAC, "Front")));
  }

  private static Gathered live(PhoneFields fields) {
    return Example.found(
        Optional.empty(),
        List.of(Example.liveGroup("g1", "berlin", "edge-1", "us-east-1")),
        Map.of("berlin", List.of(Example.livePhone("p1", "g1", BITS, fields))));
  }

  private static Mandate ordinary() {
    return Mandate.ORDINARY;
  }

  private static Plan ready(DesiredFleet fleet, Gathered gathered, Mandate mandate) {
    Planning planning = Planner.plan(fleet, gathered, mandate);
    assertThat(planning).isInstanceOf(Planning.Ready.class);
    return ((Planning.Ready) planning).plan();
  }
}
