package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.outside.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteNamesTest {
  private static final String MAC = "0004f2aabb01";

  private final Sites sites = new Sites();

  @Test
  void aModelThatTheOrganisationDoesNotHaveIsAMistakeAndTheNearOneIsSuggested() {
    Diagnostic why =
        only(sites.wrong(Sites.file(AtSite.desk(MAC).with("model", "VX 450").wanted())));

    assertThat(why.code()).isEqualTo("name.unknown");
    assertThat(why.where()).isEqualTo("fleet.yaml:9:3");
    assertThat(why.what()).contains("phone base settings \"VX 450\"");
    assertThat(why.why()).contains("It has: Remote, VVX 450, WebRTC.");
    assertThat(why.next()).isEqualTo("Did you mean \"VVX 450\"?");
  }

  @Test
  void namesAreComparedAsTheyStand() {
    Diagnostic why = only(sites.wrong(Sites.file(AtSite.desk(MAC).with("site", "hq").wanted())));

    assertThat(why.what()).contains("site \"hq\"");
    assertThat(why.next()).isEqualTo("Did you mean \"HQ\"?");
  }

  @Test
  void aMistakeIsSaidOnceHoweverManyPhonesMakeIt() {
    List<Diagnostic> wrong =
        sites.wrong(
            Sites.file(
                AtSite.desk(MAC).with("site", "Nowhere").wanted(),
                AtSite.desk("0004f2aabb02").with("site", "Nowhere").wanted()));

    assertThat(wrong).hasSize(1);
  }

  @Test
  void allMistakesAreFoundAtOnce() {
    List<Diagnostic> wrong =
        sites.wrong(
            Example.fleet(
                Sites.hq(
                    Sites.groupFields("edge-9", "edge-1", List.of("Phonez"), null),
                    AtSite.desk(MAC).with("site", "Nowhere").wanted(),
                    AtSite.webRtc("zoe@example.com").wanted())));

    assertThat(wrong)
        .extracting(Diagnostic::what)
        .satisfiesExactlyInAnyOrder(
            it -> assertThat(it).contains("trunk base settings \"Phonez\""),
            it -> assertThat(it).contains("edge \"edge-9\""),
            it -> assertThat(it).contains("site \"Nowhere\""),
            it -> assertThat(it).contains("user \"zoe@example.com\""));
  }

  @Test
  void aNameThatTwoHaveIsNotGuessed() {
    sites.has(Sites.named(Call.Kind.SITE, "s9", "HQ", "Cloud"));

    Diagnostic why = only(sites.wrong(Sites.file(AtSite.desk(MAC).wanted())));

    assertThat(why.code()).isEqualTo("name.ambiguous");
    assertThat(why.what()).isEqualTo("2 sites are called \"HQ\".");
    assertThat(why.why()).contains("s1 and s9");
  }

  @Test
  void twoEdgeGroupsOfOneNameAreNotGuessedEither() {
    sites.has(Sites.group("g9", "hq", GroupStatus.ACTIVE));

    assertThat(only(sites.wrong(Sites.file())).why()).contains("g1 and g9");
  }

  @Test
  void norAreTwoWhoseNamesDifferOnlyInCase() {
    sites.has(Sites.group("g9", "HQ", GroupStatus.ACTIVE));

    assertThat(only(sites.wrong(Sites.file())).why()).contains("g1 and g9");
  }

  @Test
  void aNameThatNobodyUsesMayBeTakenTwice() {
    sites.has(Sites.named(Call.Kind.SITE, "s9", "Lab", "Cloud"));

    assertThat(sites.ready(Sites.file()).isEmpty()).isTrue();
  }

  @Test
  void aUserWhoIsNotFoundIsAMistakeAndNobodyElseIsSuggested() {
    Diagnostic why = only(sites.wrong(Sites.file(AtSite.webRtc("anne@example.com").wanted())));

    assertThat(why.what()).contains("user \"anne@example.com\"");
    assertThat(why.why()).contains("looked for twice");
    assertThat(why.next()).doesNotContain("Did you mean");
  }

  @Test
  void aPhoneIsNotCalledIncompleteBeforeItWasLookedFor() {
    sites.bySite();

    List<Diagnostic> wrong =
        sites.wrong(
            Sites.file(
                AtSite.desk(MAC).with("site", "Nowhere").wanted(),
                AtSite.desk("0004f2aabb02").without("model").wanted()));

    assertThat(wrong).extracting(Diagnostic::code).containsExactly("name.unknown");
  }

  private static Diagnostic only(List<Diagnostic> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
