package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final String POLYCOM = "0004f2aabb01";
  private static final String YEALINK = "805ec0aabb01";
  private static final String UNKNOWN = "123456aabb01";

  private final Sites sites =
      new Sites()
          .has(Sites.named(Call.Kind.PHONE_BASE, "b4", "Poly CCX", "poly_ccx_500.json"))
          .has(Sites.named(Call.Kind.PHONE_BASE, "b5", "Odd", "oddphones_1.json"))
          .template("b4", Sites.TEMPLATE)
          .template("b5", Sites.TEMPLATE);

  @Test
  void aModelForAnotherMakeThanTheAddressSaysIsAWarning() {
    Plan plan = sites.ready(Sites.file(AtSite.desk(YEALINK).wanted()));

    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.code()).isEqualTo("phone.other-make");
          assertThat(it.isError()).isFalse();
          assertThat(it.what()).contains("VVX 450", "polycom", "yealink");
          assertThat(it.why()).contains("first digits");
        });
  }

  @Test
  void whatThePhoneItselfSaysCountsMore() {
    sites.phones(AtSite.desk(YEALINK).hardware("Polycom VVX 450").live("p1"));
    assertThat(sites.ready(Sites.file(AtSite.desk(YEALINK).wanted())).findings()).isEmpty();

    Sites other = new Sites().phones(AtSite.desk(POLYCOM).hardware("Yealink T54").live("p1"));
    assertThat(other.ready(Sites.file(AtSite.desk(POLYCOM).wanted())).findings())
        .extracting(Diagnostic::why)
        .containsExactly("The phone itself says so.");
  }

  @Test
  void nobodyIsWarnedWhereNothingIsKnown() {
    assertThat(sites.ready(Sites.file(AtSite.desk(UNKNOWN).wanted())).findings()).isEmpty();
    assertThat(
            sites.ready(Sites.file(AtSite.desk(YEALINK).with("model", "Odd").wanted())).findings())
        .isEmpty();
    assertThat(
            sites
                .ready(Sites.file(AtSite.desk(YEALINK).with("model", "Remote").wanted()))
                .findings())
        .isEmpty();
  }

  @Test
  void polycomBecamePoly() {
    sites.phones(AtSite.desk(POLYCOM).with("model", "Poly CCX").hardware("Polycom CCX").live("p1"));

    assertThat(
            sites
                .ready(Sites.file(AtSite.desk(POLYCOM).with("model", "Poly CCX").wanted()))
                .findings())
        .isEmpty();
  }
}
