package dev.phonefleet.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiteQuestionsTest {
  private static final String MAC = "0004f2aabb01";

  private final Sites sites = new Sites().bySite().template("b1", null).template("b2", null);

  @Test
  void nothingIsAskedWhereNothingChanges() {
    sites.phones(
        AtSite.desk(MAC)
            .numbers("+15550100")
            .with("user", "anna@example.com")
            .station(Station.DEFAULT)
            .live("p1"));

    DesiredPhone wanted =
        AtSite.desk(MAC)
            .numbers("+15550100")
            .with("user", "anna@example.com")
            .station(Station.DEFAULT)
            .wanted();

    assertThat(sites.ready(Sites.file(wanted)).isEmpty()).isTrue();
  }

  @Test
  void whoIsTheDefaultUserOfTheirPhoneIsNotLookedForAnywhereElse() {
    AtSite phone = AtSite.webRtc("anna@example.com");
    sites.phones(phone.station(Station.DEFAULT).live("p1"));

    assertThat(sites.ready(Sites.file(phone.station(Station.ASSOCIATED).wanted())).isEmpty())
        .isTrue();
  }

  @Test
  void aDeskPhoneIsMadeOnlyWhenTheWholeOrganisationWasListed() {
    Enquiries.Questions asked = sites.needs(Sites.file(AtSite.desk(MAC).wanted()));

    assertThat(asked.everyPhone()).isTrue();
    assertThat(asked.templates()).containsExactly("b1");
    assertThat(asked.searches()).isEmpty();
  }

  @Test
  void aWebRtcPhoneIsLookedForByItsUser() {
    Enquiries.Questions asked = sites.needs(Sites.file(AtSite.webRtc("anna@example.com").wanted()));

    assertThat(asked.everyPhone()).isFalse();
    assertThat(asked.searches())
        .containsExactly(
            Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.WEBRTC_USER, List.of("u1")));
  }

  @Test
  void aRemoteStationIsLookedForByItsNameAtItsSite() {
    sites.template("b3", null);

    assertThat(sites.needs(Sites.file(AtSite.remote("Home").wanted())).searches())
        .containsExactly(
            new Call.Listing(
                Call.Kind.PHONE,
                Optional.of(new Home.AtSite("s1")),
                Optional.of(new Call.Sought(Call.Sought.Field.NAME, List.of("Home")))));
  }

  @Test
  void aChangeOfModelNeedsItsTemplateOnly() {
    sites.phones(AtSite.desk(MAC).with("model", "Remote").live("p1"));

    assertThat(sites.needs(Sites.file(AtSite.desk(MAC).wanted())))
        .isEqualTo(new Enquiries.Questions(Set.of(), Set.of("b1"), false));
  }

  @Test
  void numbersAreAskedOneByOneWithTheirPools() {
    sites.template("b1", Sites.TEMPLATE).everyPhone();

    assertThat(
            sites
                .needs(Sites.file(AtSite.desk(MAC).numbers("+15550100", "4711").wanted()))
                .searches())
        .containsExactlyInAnyOrder(
            Call.Listing.all(Call.Kind.DID_POOL),
            Call.Listing.all(Call.Kind.EXTENSION_POOL),
            Call.Listing.by(Call.Kind.DID, Call.Sought.Field.NUMBER, List.of("+15550100")),
            Call.Listing.by(Call.Kind.EXTENSION, Call.Sought.Field.NUMBER, List.of("4711")));
  }

  @Test
  void manyNumbersAreOneList() {
    sites.template("b1", Sites.TEMPLATE).everyPhone();

    assertThat(sites.needs(Sites.file(phones(26))).searches())
        .containsExactlyInAnyOrder(
            Call.Listing.all(Call.Kind.DID_POOL), Call.Listing.all(Call.Kind.DID));
  }

  @Test
  void numbersThatAPhoneHasAlreadyAreNotAsked() {
    sites.phones(AtSite.desk(MAC).numbers("+15550100").live("p1"));

    assertThat(
            sites
                .needs(Sites.file(AtSite.desk(MAC).numbers("+15550100", "+15550101").wanted()))
                .searches())
        .containsExactlyInAnyOrder(
            Call.Listing.all(Call.Kind.DID_POOL),
            Call.Listing.by(Call.Kind.DID, Call.Sought.Field.NUMBER, List.of("+15550101")));
  }

  @Test
  void aUserWhoGetsAStationIsLookedForAtOtherPhones() {
    sites.phones(AtSite.webRtc("anna@example.com").live("p1"));

    assertThat(
            sites
                .needs(
                    Sites.file(AtSite.webRtc("anna@example.com").station(Station.DEFAULT).wanted()))
                .searches())
        .containsExactly(
            Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.LOGGED_IN, List.of("u1")));
  }

  @Test
  void whatTurnsOutToBeThereIsAskedNothingMoreAbout() {
    DesiredFleet file = Sites.file(phones(30));
    Live.Phone[] there =
        IntStream.range(0, 20)
            .mapToObj(i -> numbered(i).live("p" + i, "s1"))
            .toArray(Live.Phone[]::new);

    int rounds = answered(sites, file, List.of(there));

    assertThat(rounds).isEqualTo(1);
  }

  @Test
  void theQuestionsComeToAnEndAlsoWhenNobodyAnswers() {
    Gathered gathered = sites.gathered();
    DesiredFleet file =
        Sites.file(
            AtSite.desk(MAC).numbers("+15550100").wanted(),
            AtSite.webRtc("anna@example.com").station(Station.DEFAULT).wanted(),
            AtSite.remote("Home").wanted());
    Planning planning = Planner.plan(file, gathered, Mandate.ORDINARY);
    List<Enquiries.Questions> all = new ArrayList<>();
    while (planning instanceof Planning.Needs(Enquiries.Questions questions)) {
      assertThat(all).hasSizeLessThan(3);
      all.add(questions);
      Map<Call, String> silent = new HashMap<>();
      questions.searches().forEach(it -> silent.put(new Call.ListPage(it, 1), "no"));
      questions.templates().forEach(it -> silent.put(new Call.Template(it), "no"));
      if (questions.everyPhone()) {
        silent.put(new Call.ListPage(Call.Listing.all(Call.Kind.PHONE), 1), "no");
      }
      gathered = with(gathered, Map.of(), Map.of(), Optional.empty(), silent);
      planning = Planner.plan(file, gathered, Mandate.ORDINARY);
    }

    assertThat(planning).isInstanceOf(Planning.Ready.class);
    assertThat(((Planning.Ready) planning).plan().refused()).hasSize(3);
  }

  /** Answers whatever is asked until there is a plan; how many rounds that took. */
  private static int answered(Sites sites, DesiredFleet file, List<Live.Phone> everyPhone) {
    Gathered gathered = sites.gathered();
    int rounds = 0;
    Planning planning = Planner.plan(file, gathered, Mandate.ORDINARY);
    while (planning instanceof Planning.Needs(Enquiries.Questions questions)) {
      rounds++;
      Map<Call.Listing, List<Live>> searches = new HashMap<>();
      questions.searches().forEach(it -> searches.put(it, answer(it)));
      Map<String, Document> templates = new HashMap<>();
      questions.templates().forEach(it -> templates.put(it, Sites.TEMPLATE));
      gathered = with(gathered, searches, templates, Optional.of(everyPhone), Map.of());
      planning = Planner.plan(file, gathered, Mandate.ORDINARY);
    }
    assertThat(planning).isInstanceOf(Planning.Ready.class);
    return rounds;
  }

  private static List<Live> answer(Call.Listing what) {
    return what.kind() == Call.Kind.DID_POOL
        ? List.of(new Live.NumberPool("pool", "+15550100", "+15550199"))
        : List.of();
  }

  private static Gathered with(
      Gathered gathered,
      Map<Call.Listing, List<Live>> searches,
      Map<String, Document> templates,
      Optional<List<Live.Phone>> everyPhone,
      Map<Call, String> silent) {
    Enquiries.Answers answers =
        new Enquiries.Answers(
            searches, templates, Map.of(), everyPhone, silent, Optional.empty(), Optional.empty());
    return gathered.with(gathered.fleet().catalogue().with(answers));
  }

  private static DesiredPhone[] phones(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> numbered(i).wanted())
        .toArray(DesiredPhone[]::new);
  }

  private static AtSite numbered(int i) {
    return AtSite.desk("0004f2aabb%02x".formatted(i)).numbers("+155501" + (10 + i));
  }
}
