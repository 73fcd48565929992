package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.Steps.HQ;
import static dev.phonefleet.genesys.published.Steps.RAW;
import static dev.phonefleet.genesys.published.Steps.edge;
import static dev.phonefleet.genesys.published.Steps.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.plan.Change;
import dev.phonefleet.rollout.Contract.Move;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupStepsTest {
  private static final Key GROUP = new Key.Group(HQ);
  private static final Key EDGE = new Key.Edge("edge-1");
  private static final Call.Ref GROUP_REF = new Call.Ref(Call.Kind.GROUP, "g1", Optional.empty());
  private static final Call.Ref EDGE_REF = new Call.Ref(Call.Kind.EDGE, "e1", Optional.empty());
  private static final Fields WANTED =
      new Fields.Group(
          new GroupFields(
              Optional.of("Head office"),
              Optional.of("Standard"),
              Optional.of("edge-1"),
              Optional.empty(),
              Set.of(),
              Optional.of("HQ"),
              Optional.of(List.of("Phones")),
              Optional.of("Edges")));

  @Test
  void aNewGroupIsPostedWithItsTrunksAndReadUntilItShows() {
    Steps steps = new Steps(Steps.create(GROUP, WANTED, List.of())).groupId(null);

    Call.Create post = steps.sends(Call.Create.class);
    assertThat(post.bindings().id(Call.Kind.TRUNK_BASE, "Phones")).isEqualTo("t1");
    assertThat(post.bindings().id(Call.Kind.TRUNK_BASE, "Edges")).isEqualTo("t2");
    assertThat(steps.is(group("", null)).next()).isEqualTo(new Move.Ask(new Call.Look(GROUP_REF)));
    assertThat(steps.sees(group("Head office", RAW)).next()).isEqualTo(new Move.Finished());
  }

  @Test
  void aGroupIsLookedAtBeforeItIsPut() {
    Steps steps = described("Old");

    assertThat(steps.next()).isEqualTo(new Move.Ask(new Call.Look(GROUP_REF)));
    assertThat(steps.sees(group("Old", null)).next()).isInstanceOf(Move.Ask.class);
    assertThat(steps.sees(group("Old", RAW)).sends(Call.Update.class).base()).isEqualTo(RAW);
    assertThat(steps.sees(group("Head office", RAW)).next()).isEqualTo(new Move.Finished());
  }

  @Test
  void aGroupThatSomebodyMadeRightNeedsNoWrite() {
    assertThat(described("Old").sees(group("Head office", RAW)).next())
        .isEqualTo(new Move.Finished());
  }

  @Test
  void aFieldThatSomebodyElseChangedIsAConflict() {
    assertThat(described("Old").sees(group("Theirs", RAW)).next())
        .isInstanceOfSatisfying(
            Move.Conflict.class,
            it -> assertThat(it.words()).contains("description", "Theirs", "Old", "Head office"));
  }

  @Test
  void anIdleEdgeIsAssignedThenTakenIntoService() {
    Steps steps = adopted();

    assertThat(steps.next()).isEqualTo(new Move.Ask(new Call.Look(EDGE_REF)));
    Call.Update put = steps.sees(edge("INACTIVE", null)).sends(Call.Update.class);
    assertThat(put.bindings().id(Call.Kind.GROUP, "hq")).isEqualTo("g1");
    assertThat(put.bindings().id(Call.Kind.SITE, "HQ")).isEqualTo("s1");
    assertThat(steps.next()).isEqualTo(new Move.Ask(new Call.Look(EDGE_REF)));
    assertThat(steps.sees(edge("INACTIVE", null)).next()).isInstanceOf(Move.NotYetVisible.class);
    assertThat(steps.sees(edge("INACTIVE", "g1")).sends(Call.TakeIntoService.class).edge())
        .isEqualTo(EDGE_REF);
    assertThat(steps.next()).isEqualTo(new Move.Finished());
  }

  @Test
  void anEdgeThatCameIntoServiceByItselfNeedsNothingMore() {
    Steps steps = adopted();
    steps.sees(edge("INACTIVE", null)).sends(Call.Update.class);

    assertThat(steps.sees(edge("ACTIVE", "g1")).next()).isEqualTo(new Move.Finished());
  }

  @Test
  void anEdgeThatSomebodyElsePutIntoItsGroupIsNeverSwitchedOn() {
    assertThat(adopted().sees(edge("INACTIVE", "g1")).next()).isInstanceOf(Move.Conflict.class);
  }

  @Test
  void oneThatSomebodyElsePutThereAndSwitchedOnIsAsWanted() {
    assertThat(adopted().sees(edge("ACTIVE", "g1")).next()).isEqualTo(new Move.Finished());
  }

  @Test
  void anEdgeThatIsNotIdleAnyMoreIsAConflict() {
    assertThat(adopted().sees(edge("INACTIVE", "g7")).next()).isInstanceOf(Move.Conflict.class);
    assertThat(adopted().sees(edge("ACTIVE", null)).next()).isInstanceOf(Move.Conflict.class);
  }

  @Test
  void anEdgeWaitsForItsGroup() {
    assertThat(adopted().groupId(null).sees(edge("INACTIVE", null)).next())
        .isInstanceOf(Move.NotYetVisible.class);
  }

  private static Steps described(String then) {
    Live.Group live = group(then, null);
    Fields wanted =
        new Fields.Group(
            new GroupFields(
                Optional.of("Head office"),
                Optional.empty(),
                Optional.of("edge-1"),
                Optional.empty(),
                Set.of()));
    return new Steps(
        new Change(
            Change.Action.UPDATE,
            GROUP,
            HQ,
            Optional.of(live),
            wanted,
            Steps.DIFFERENCES.ofGroup(
                Binding.withoutEdges(((Fields.Group) wanted).fields()), live.fields())));
  }

  private static Steps adopted() {
    return new Steps(
        new Change(
            Change.Action.UPDATE,
            EDGE,
            HQ,
            Optional.of(edge("INACTIVE", null)),
            new Fields.Edge(HQ, Optional.of("HQ")),
            List.of()));
  }
}
