package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.List;
import org.junit.jupiter.api.Test;

class StationsTest {
  private static final String MAC = "0004f2aabb01";
  private static final String ANNA = "anna@example.com";
  private static final Live.Person ANNA_THERE = new Live.Person("u1", "Anna", "");
  private static final Live.Person BEN_THERE = new Live.Person("u2", "Ben", "");
  private static final Mandate DISASSOCIATE = new Mandate(false, false, true);

  private final Sites sites = new Sites();

  @Test
  void somebodyElseWhoIsLoggedInIsNotTakenOff() {
    sites.phones(AtSite.desk(MAC).loggedIn(BEN_THERE).live("p1"));
    AtSite wanted = AtSite.desk(MAC).with("user", ANNA).station(Station.DEFAULT);

    kicked(sites, wanted, "Ben");
    assertThat(sites.ready(Sites.file(wanted.wanted()), DISASSOCIATE).changes()).hasSize(1);
  }

  @Test
  void theUserAlreadyAtThePhoneMayGetItsStation() {
    sites.phones(AtSite.desk(MAC).loggedIn(ANNA_THERE).live("p1"));

    assertThat(
            sites
                .ready(
                    Sites.file(
                        AtSite.desk(MAC).with("user", ANNA).station(Station.DEFAULT).wanted()))
                .changes())
        .hasSize(1);
  }

  @Test
  void aUserWhoWorksAtAnotherPhoneIsNotTakenFromIt() {
    sites.phones(
        AtSite.desk(MAC).live("p1"),
        AtSite.desk("0004f2aabb99").with("name", "Desk 9").loggedIn(ANNA_THERE).live("p9"));

    kicked(sites, AtSite.desk(MAC).with("user", ANNA).station(Station.DEFAULT), "Desk 9 (id p9)");
  }

  @Test
  void alsoWhereThatIsFoundBySearch() {
    sites
        .bySite()
        .phones(AtSite.webRtc(ANNA).live("p1"))
        .found(
            Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.LOGGED_IN, List.of("u1")),
            AtSite.desk("0004f2aabb99").loggedIn(ANNA_THERE).live("p9", "s2"));

    kicked(sites, AtSite.webRtc(ANNA).station(Station.ASSOCIATED), "id p9");
  }

  @Test
  void aLineThatSomebodyIsLoggedInOnIsNotRemoved() {
    sites.phones(
        AtSite.desk(MAC)
            .lines(AtSite.label("one"), AtSite.label("two"))
            .loggedIn(ANNA_THERE)
            .live("p1"));

    kicked(sites, AtSite.desk(MAC).lines(AtSite.label("one")), "Anna");
  }

  @Test
  void norOneWithANumber() {
    sites.phones(
        AtSite.desk(MAC).numbers("+15550100", "+15550101").loggedIn(ANNA_THERE).live("p1"));

    kicked(sites, AtSite.desk(MAC).numbers("+15550100"), "Anna");
  }

  @Test
  void aLineMayBeRenamedUnderSomebody() {
    sites.phones(AtSite.desk(MAC).lines(AtSite.label("one")).loggedIn(ANNA_THERE).live("p1"));

    assertThat(
            sites.ready(Sites.file(AtSite.desk(MAC).lines(AtSite.label("new")).wanted())).changes())
        .hasSize(1);
  }

  @Test
  void whatHasNothingToDoWithPeopleIsWrittenUnderThem() {
    sites.phones(AtSite.desk(MAC).with("name", "Old").loggedIn(BEN_THERE).live("p1"));

    assertThat(sites.ready(Sites.file(AtSite.desk(MAC).wanted())).changes()).hasSize(1);
  }

  private static void kicked(Sites sites, AtSite wanted, String words) {
    assertThat(sites.ready(Sites.file(wanted.wanted())).refused())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.exit()).isEqualTo(Exit.POLICY);
          assertThat(it.why().code()).isEqualTo("station.in-use");
          assertThat(it.why().what()).contains(words);
          assertThat(it.why().next()).contains("--disassociate");
        });
  }
}
