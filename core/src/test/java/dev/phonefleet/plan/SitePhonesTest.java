package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Call;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SitePhonesTest {
  private static final String MAC = "0004f2aabb01";

  private final Sites sites = new Sites();

  @Test
  void aPhoneThatIsNotThereIsMadeWithEveryDeclaredField() {
    Change change = only(sites.ready(Sites.file(AtSite.desk(MAC).wanted())));

    assertThat(change.action()).isEqualTo(Change.Action.CREATE);
    assertThat(change.group()).isEqualTo(Sites.HQ);
    assertThat(change.fields())
        .extracting(FieldChange::path)
        .containsExactly("name", "model", "site");
  }

  @Test
  void aPhoneThatIsAsDeclaredIsUnchanged() {
    sites.phones(AtSite.desk(MAC).live("p1"));

    Plan plan = sites.ready(Sites.file(AtSite.desk("00:04:F2:AA:BB:01").wanted()));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.unchanged()).isEqualTo(2);
  }

  @Test
  void onlyWhatDiffersIsWritten() {
    sites.phones(AtSite.desk(MAC).with("name", "Door").live("p1"));

    assertThat(only(sites.ready(Sites.file(AtSite.desk(MAC).wanted()))).fields())
        .extracting(Object::toString)
        .containsExactly("name: Optional[Door] -> Optional[Front]");
  }

  @Test
  void twoPhonesOfOneKeyAreNamedAndNeitherIsWritten() {
    sites.phones(AtSite.desk(MAC).live("p1"), AtSite.desk(MAC).live("p2"));

    Plan plan = sites.ready(Sites.file(AtSite.desk(MAC).wanted()));

    assertThat(plan.changes()).isEmpty();
    Refusal refusal = refusal(plan, "phone.twins", Exit.PARTIAL);
    assertThat(refusal.why().why()).contains("p1 and p2");
  }

  @Test
  void aTwinAtAnotherSiteIsOneToo() {
    sites
        .phones(AtSite.desk(MAC).live("p1"))
        .everyPhone(AtSite.desk(MAC).live("p1"), AtSite.desk(MAC).live("p2", "s2"));

    refusal(sites.ready(Sites.file(AtSite.desk(MAC).wanted())), "phone.twins", Exit.PARTIAL);
  }

  @Test
  void aPhoneAtAnotherSiteIsNotMovedUnasked() {
    sites.everyPhone(AtSite.desk(MAC).with("site", "Lab").live("p1", "s2"));

    Refusal refusal =
        refusal(sites.ready(Sites.file(AtSite.desk(MAC).wanted())), "phone.move", Exit.POLICY);

    assertThat(refusal.change().action()).isEqualTo(Change.Action.MOVE);
    assertThat(refusal.change().group()).isEqualTo(Sites.HQ);
    assertThat(refusal.change().fields())
        .extracting(Object::toString)
        .contains("site: Optional[Lab] -> Optional[HQ]");
    assertThat(refusal.why().what()).contains("at site Lab", "declared at HQ");
  }

  @Test
  void aMoveInsideAGroupIsAMoveToo() {
    sites.phones(AtSite.desk(MAC).live("p1", "s1"));

    refusal(
        sites.ready(Sites.file(AtSite.desk(MAC).with("site", "Lab").wanted())),
        "phone.move",
        Exit.POLICY);
  }

  @Test
  void aWebRtcPhoneAtAnotherSiteIsFoundByItsFilter() {
    sites
        .bySite()
        .found(
            Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.WEBRTC_USER, List.of("u1")),
            AtSite.webRtc("anna@example.com").live("p1", "s2"));

    refusal(
        sites.ready(Sites.file(AtSite.webRtc("anna@example.com").wanted())),
        "phone.move",
        Exit.POLICY);
  }

  @Test
  void aDeskPhoneWithTheModelOfWebRtcPhonesIsAMistake() {
    Diagnostic why =
        sites.wrong(Sites.file(AtSite.desk(MAC).with("model", "WebRTC").wanted())).getFirst();

    assertThat(why.code()).isEqualTo("model.other-kind");
    assertThat(why.where()).contains("fleet.yaml:9:3", "00:04:f2:aa:bb:01");
  }

  @Test
  void aPhoneWithoutMacAndRemoteNeedsAWebRtcModel() {
    sites.found(Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.WEBRTC_USER, List.of("u1")));

    Diagnostic why =
        sites
            .wrong(Sites.file(AtSite.webRtc("anna@example.com").with("model", "VVX 450").wanted()))
            .getFirst();

    assertThat(why.code()).isEqualTo("model.other-kind");
    assertThat(why.why()).contains("polycom_vvx_450.json");
  }

  @Test
  void makingAPhoneTakesItsNameAndItsModel() {
    assertThat(sites.wrong(Sites.file(AtSite.desk(MAC).without("name").wanted())))
        .extracting(Diagnostic::code)
        .containsExactly("phone.no-name");
    assertThat(sites.wrong(Sites.file(AtSite.desk(MAC).without("model").wanted())))
        .extracting(Diagnostic::code)
        .containsExactly("phone.no-model");
  }

  @Test
  void changingAPhoneTakesNeither() {
    sites.phones(AtSite.desk(MAC).live("p1"));

    Plan plan =
        sites.ready(
            Sites.file(
                AtSite.desk(MAC)
                    .without("name")
                    .without("model")
                    .with("description", "Door")
                    .wanted()));

    assertThat(only(plan).fields()).extracting(FieldChange::path).containsExactly("description");
  }

  @Test
  void settingsAreComparedByWhatTheySpell() {
    sites.phones(
        AtSite.desk(MAC)
            .setting("phone_maxLineKeys", new Value.Amount(new BigDecimal(4)))
            .setting("phone_stay", new Value.Flag(true))
            .live("p1"));

    Plan plan =
        sites.ready(
            Sites.file(
                AtSite.desk(MAC)
                    .setting("phone_maxLineKeys", new Value.Text("4"))
                    .setting("phone_stay", new Value.Text("true"))
                    .wanted()));

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void stationNoneTakesNothingAway() {
    sites.phones(
        AtSite.desk(MAC).with("user", "anna@example.com").station(Station.DEFAULT).live("p1"));

    assertThat(sites.ready(Sites.file(AtSite.desk(MAC).station(Station.NONE).wanted())).isEmpty())
        .isTrue();
  }

  @Test
  void aClearedFieldIsWrittenOnce() {
    sites.phones(AtSite.desk(MAC).with("description", "Door").live("p1"));

    assertThat(
            only(sites.ready(Sites.file(AtSite.desk(MAC).clear("description").wanted()))).fields())
        .containsExactly(
            new FieldChange(
                "description", Optional.of(new Value.Text("Door")), Optional.empty(), false));

    Sites after = new Sites().phones(AtSite.desk(MAC).with("description", "").live("p1"));
    assertThat(after.ready(Sites.file(AtSite.desk(MAC).clear("description").wanted())).isEmpty())
        .isTrue();
  }

  @Test
  void aClearedTextSettingIsWrittenOnce() {
    AtSite wanted = AtSite.desk(MAC).clear("settings.phone_label");
    sites.phones(AtSite.desk(MAC).setting("phone_label", new Value.Text("Door")).live("p1"));
    Sites after =
        new Sites().phones(AtSite.desk(MAC).setting("phone_label", new Value.Text("")).live("p1"));

    assertThat(only(sites.ready(Sites.file(wanted.wanted()))).fields())
        .extracting(FieldChange::path)
        .containsExactly("settings.phone_label");
    assertThat(after.ready(Sites.file(wanted.wanted())).isEmpty()).isTrue();
  }

  private static Change only(Plan plan) {
    assertThat(plan.changes()).hasSize(1);
    return plan.changes().getFirst();
  }

  private static Refusal refusal(Plan plan, String code, Exit exit) {
    assertThat(plan.refused())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.why().code()).isEqualTo(code);
          assertThat(it.exit()).isEqualTo(exit);
        });
    return plan.refused().getFirst();
  }
}
