package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.outside.Call;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiteEdgesTest {
  private static final DesiredFleet SECOND =
      Example.fleet(
          Sites.hq(
              Sites.groupFields("edge-1", "edge-2", List.of("Phones"), "Edges"),
              AtSite.desk("0004f2aabb01").wanted()));

  private final Sites sites = new Sites();

  @Test
  void anEdgeThatIsIdleAndNobodysIsAssignedAndTakenIntoService() {
    sites.has(Sites.edge("e2", "edge-2", "INACTIVE", null, null));

    Change edge = edge(sites.ready(SECOND));

    assertThat(edge.action()).isEqualTo(Change.Action.UPDATE);
    assertThat(edge.wanted()).isEqualTo(new Fields.Edge(Sites.HQ, Optional.of("HQ")));
    assertThat(edge.fields())
        .extracting(Object::toString)
        .containsExactly(
            "edgeGroup: Optional.empty -> Optional[hq]",
            "site: Optional.empty -> Optional[HQ]",
            "inService: Optional[false] -> Optional[true]");
  }

  @Test
  void anEdgeThatHasTheGroupsSiteKeepsItSilently() {
    sites.has(Sites.edge("e2", "edge-2", "INACTIVE", null, "s1"));

    Plan plan = sites.ready(SECOND);

    assertThat(edge(plan).wanted()).isEqualTo(new Fields.Edge(Sites.HQ, Optional.empty()));
    assertThat(plan.findings()).isEmpty();
  }

  @Test
  void anEdgeWithAnotherSiteKeepsItWithAWarning() {
    sites.has(Sites.edge("e2", "edge-2", "INACTIVE", null, "s2"));

    Plan plan = sites.ready(SECOND);

    assertThat(edge(plan).wanted()).isEqualTo(new Fields.Edge(Sites.HQ, Optional.empty()));
    assertThat(plan.findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.code()).isEqualTo("edge.other-site");
          assertThat(it.isError()).isFalse();
          assertThat(it.what()).contains("edge-2", "Lab", "HQ");
        });
  }

  @Test
  void anEdgeInServiceIsNotMovedAndNothingOfItsGroupIsWritten() {
    sites.has(Sites.edge("e2", "edge-2", "ACTIVE", null, "s1"));

    Plan plan = sites.ready(SECOND, new Mandate(true, false));

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.refused())
        .extracting(it -> it.change().key().kind() + " " + it.exit())
        .containsExactlyInAnyOrder("edge " + Exit.POLICY, "phone " + Exit.POLICY);
    assertThat(plan.refused().getFirst().why().what())
        .contains("edge-2", "ACTIVE", "no edge group");
  }

  @Test
  void anEdgeOfAnotherGroupIsNotTakenFromIt() {
    sites
        .has(Sites.group("g2", "lab", GroupStatus.ACTIVE))
        .has(Sites.edge("e2", "edge-2", "INACTIVE", "g2", "s1"));

    Diagnostic why = sites.ready(SECOND).refused().getFirst().why();

    assertThat(why.code()).isEqualTo("group.edge-move");
    assertThat(why.what()).contains("edge-2", "in edge group lab", "INACTIVE");
  }

  @Test
  void aGroupThatIsNotThereIsNotMadeWithoutItsEdge() {
    Sites bare = Sites.bare().has(Sites.edge("e1", "edge-1", "ACTIVE", "g7", "s1"));

    Plan plan = bare.ready(Sites.file());

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.refused())
        .extracting(it -> it.change().action() + " " + it.change().key().kind())
        .containsExactlyInAnyOrder("CREATE group", "UPDATE edge");
    assertThat(plan.groups()).isEmpty();
  }

  @Test
  void anEdgeThatIsItsGroupsAndOutOfServiceIsNeverSwitchedOn() {
    sites.without(Call.Kind.EDGE).has(Sites.edge("e1", "edge-1", "INACTIVE", "g1", "s1"));

    assertThat(sites.ready(Sites.file()).isEmpty()).isTrue();
  }

  @Test
  void aDeclaredEdgeThatServesNobodyBesideOneThatDoesIsAWarning() {
    sites.has(Sites.edge("e2", "edge-2", "INACTIVE", "g1", "s1"));

    Plan plan = sites.ready(SECOND);

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.code()).isEqualTo("edge.not-serving");
          assertThat(it.isError()).isFalse();
          assertThat(it.what()).contains("edge-2", "INACTIVE");
        });
  }

  @Test
  void edgesThatTheFileDoesNotNameAreLeftAlone() {
    sites.has(Sites.edge("e2", "edge-2", "INACTIVE", "g1", "s2"));

    Plan plan = sites.ready(Sites.file());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.findings()).isEmpty();
  }

  private static Change edge(Plan plan) {
    return plan.changes().stream()
        .filter(change -> change.key().kind().equals("edge"))
        .findFirst()
        .orElseThrow();
  }
}
