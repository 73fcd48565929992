package dev.phonefleet.inventory;

import static dev.phonefleet.inventory.Organisation.edge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.outside.Live;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EdgeHealthTest {
  private static final GroupFields BOTH = on("one", "two");

  @Test
  void thePrimaryEdgeIsEnough() {
    assertThat(active(BOTH, edge("one", "ACTIVE", true, "g1"), edge("two", "INACTIVE", true, "g1")))
        .isTrue();
  }

  @Test
  void failingThatTheSecondaryIs() {
    assertThat(active(BOTH, edge("one", "ACTIVE", false, "g1"), edge("two", "ACTIVE", true, "g1")))
        .isTrue();
  }

  @Test
  void anEdgeThatIsNotHeardOfServesNobody() {
    assertThat(word(on("one", null), edge("one", "ACTIVE", false, "g1")))
        .isEqualTo("not ACTIVE: edge one is OFFLINE");
  }

  @Test
  void norDoesOneOutOfService() {
    assertThat(word(on("one", null), edge("one", "INACTIVE", true, "g1")))
        .contains("edge one is out of service", "INACTIVE");
  }

  @Test
  void everyDeclaredEdgeHasToBeInTheGroup() {
    assertThat(word(BOTH, edge("one", "ACTIVE", true, "g1"), edge("two", "ACTIVE", true, "g2")))
        .isEqualTo("not ACTIVE: edge two is not in it");
  }

  @Test
  void whereNoneIsDeclaredAnyMemberWillDo() {
    assertThat(
            active(
                GroupFields.NOTHING,
                edge("one", "INACTIVE", true, "g1"),
                edge("two", "ACTIVE", true, "g1")))
        .isTrue();
    assertThat(word(GroupFields.NOTHING, edge("one", "ACTIVE", true, "g2")))
        .isEqualTo("not ACTIVE: it has no edge");
  }

  @Test
  void aGroupThatIsInactiveItselfIsNotActive() {
    Live.Group judged =
        EdgeHealth.judged(
            Organisation.group("inactive"),
            on("one", null),
            List.of(edge("one", "ACTIVE", true, "g1")));

    assertThat(judged.status()).isEqualTo(GroupStatus.CONFIGURING);
    assertThat(judged.statusWord()).contains("its state is inactive");
  }

  @Test
  void unknownTrunksKeepTheirIds() {
    Live.Group named = Trunks.named(Organisation.group("active"), Map.of());

    assertThat(named.fields().phoneTrunkBases()).contains(List.of("t1"));
  }

  private static boolean active(GroupFields declared, Live.Edge... edges) {
    return EdgeHealth.judged(Organisation.group("active"), declared, List.of(edges)).status()
        == GroupStatus.ACTIVE;
  }

  private static String word(GroupFields declared, Live.Edge... edges) {
    return EdgeHealth.judged(Organisation.group("active"), declared, List.of(edges)).statusWord();
  }

  private static GroupFields on(String primary, @Nullable String secondary) {
    return new GroupFields(
        Optional.empty(),
        Optional.empty(),
        Optional.of(primary),
        Optional.ofNullable(secondary),
        Set.of());
  }
}
