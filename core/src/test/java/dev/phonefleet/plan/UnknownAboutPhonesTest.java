package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import org.junit.jupiter.api.Test;

class UnknownAboutPhonesTest {
  private static final String MAC = "0004f2aabb01";
  private static final Call.Listing PHONES = Call.Listing.all(Call.Kind.PHONE);

  private final Sites sites = new Sites();

  @Test
  void baseSettingsWithoutALineMakeNoPhone() {
    sites.template("b1", new Document("{\"lines\":[]}"));

    assertThat(sites.wrong(Sites.file(AtSite.desk(MAC).wanted())))
        .extracting(Diagnostic::code)
        .containsExactly("model.no-line");
  }

  @Test
  void norDoesAPhoneGetThemLater() {
    sites
        .template("b1", new Document("{\"lines\":[]}"))
        .phones(AtSite.desk(MAC).with("model", "Remote").live("p1"));

    assertThat(sites.wrong(Sites.file(AtSite.desk(MAC).wanted())))
        .extracting(Diagnostic::code)
        .containsExactly("model.no-line");
  }

  @Test
  void aModelWithoutATemplateIsGivenToNoPhone() {
    sites.template("b1", null).silent(new Call.Template("b1"), "500 for two minutes");

    Refusal made =
        refusal(
            sites.ready(Sites.file(AtSite.desk(MAC).wanted())), "model.no-template", Exit.PARTIAL);
    sites.phones(AtSite.desk(MAC).with("model", "Remote").live("p1"));
    Refusal changed =
        refusal(
            sites.ready(Sites.file(AtSite.desk(MAC).wanted())), "model.no-template", Exit.PARTIAL);

    assertThat(made.why().why()).isEqualTo("500 for two minutes");
    assertThat(changed.change().action()).isEqualTo(Change.Action.UPDATE);
  }

  @Test
  void aPhoneThatCouldNotBeLookedForIsNotMade() {
    sites.bySite().silent(new Call.ListPage(PHONES, 1), "gave up");

    refusal(
        sites.ready(Sites.file(AtSite.desk(MAC).without("model").wanted())),
        "phone.unsearched",
        Exit.PARTIAL);
  }

  @Test
  void whereUsersMayNotBeSearchedOnlyTheirPhonesAreLeftOut() {
    sites.without(Call.Kind.USER).refuses(Call.Kind.USER, "missing directory:user:view");

    Plan plan =
        sites.ready(
            Sites.file(AtSite.webRtc("anna@example.com").wanted(), AtSite.desk(MAC).wanted()));

    assertThat(plan.changes())
        .extracting(it -> it.key().toString())
        .containsExactly("00:04:f2:aa:bb:01");
    Refusal refusal = refusal(plan, "users.unsearched", Exit.ACCESS);
    assertThat(refusal.why().next()).contains("directory:user:view");
  }

  @Test
  void whereUserSearchIsNotAnsweredTheirPhonesFail() {
    sites
        .without(Call.Kind.USER)
        .silent(new Call.ListPage(Call.Listing.all(Call.Kind.USER), 1), "gave up");

    refusal(
        sites.ready(Sites.file(AtSite.webRtc("anna@example.com").wanted())),
        "users.unsearched",
        Exit.PARTIAL);
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
