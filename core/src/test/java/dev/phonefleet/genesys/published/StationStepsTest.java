package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.Steps.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.rollout.Contract.Move;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StationStepsTest {
  private static final String ANNA = "anna@example.com";
  private static final PhoneKey KEY = new PhoneKey.WebRtc(ANNA);
  private static final Call.Listing OF_ANNA =
      Call.Listing.by(Call.Kind.STATION, Call.Sought.Field.WEBRTC_USER, List.of("u1"));
  private static final Call.Listing OF_LINE =
      Call.Listing.by(Call.Kind.STATION, Call.Sought.Field.LINE, List.of("line1"));

  @Test
  void aNewWebRtcPhonesStationIsLookedForAndAssigned() {
    Steps steps = Steps.made(KEY, wanted(Station.ASSOCIATED));
    steps.sends(Call.Create.class);

    assertThat(steps.next()).isEqualTo(new Move.Find(OF_ANNA));
    assertThat(steps.finds(OF_ANNA, station(null)).sends(Call.Assign.class))
        .extracting(Call.Assign::stationId, Call.Assign::userId, Call.Assign::asDefault)
        .containsExactly("st1", "u1", false);
    assertThat(steps.next()).isEqualTo(new Move.Finished());
  }

  @Test
  void aStationThatDoesNotShowYetIsWaitedFor() {
    Steps steps = Steps.made(KEY, wanted(Station.DEFAULT));
    steps.sends(Call.Create.class);

    assertThat(steps.finds(OF_ANNA).next()).isInstanceOf(Move.NotYetVisible.class);
  }

  @Test
  void aDeskPhonesStationIsTheOneOfItsFirstLine() {
    Steps steps = Steps.made(MAC, new Wanted().user(ANNA).station(Station.DEFAULT).fields());
    steps.sends(Call.Create.class);
    Live.Phone phone = Steps.phone(MAC, PhoneFields.NONE, ProvisioningState.ACTIVE);

    assertThat(steps.is(phone).next()).isInstanceOf(Move.Ask.class);
    assertThat(steps.sees(phone).next()).isEqualTo(new Move.Find(OF_LINE));
    assertThat(steps.finds(OF_LINE, station(null)).sends(Call.Assign.class).asDefault()).isTrue();
  }

  @Test
  void whoIsOnItAlreadyIsNotPutThereAgain() {
    Steps steps = Steps.made(KEY, wanted(Station.ASSOCIATED));
    steps.sends(Call.Create.class);

    assertThat(steps.finds(OF_ANNA, station("u1")).next()).isEqualTo(new Move.Finished());
  }

  @Test
  void somebodyElseOnItIsLeftThere() {
    Steps steps = Steps.made(KEY, wanted(Station.ASSOCIATED));
    steps.sends(Call.Create.class);

    assertThat(steps.finds(OF_ANNA, station("u9")).next())
        .isInstanceOfSatisfying(
            Move.GiveUp.class,
            it -> {
              assertThat(it.exit()).isEqualTo(Exit.POLICY);
              assertThat(it.why().what()).contains("u9");
              assertThat(it.why().next()).contains("--disassociate");
            });
  }

  @Test
  void unlessThatIsAllowed() {
    Steps steps = Steps.made(KEY, wanted(Station.ASSOCIATED)).takesOff();
    steps.sends(Call.Create.class);
    steps.finds(OF_ANNA, station("u9"));

    assertThat(steps.sends(Call.Disassociate.class).stationId()).isEqualTo("st1");
    assertThat(steps.sends(Call.Assign.class).stationId()).isEqualTo("st1");
    assertThat(steps.next()).isEqualTo(new Move.Finished());
  }

  @Test
  void aStationThatIsAsWantedIsNotTouchedByOtherChanges() {
    PhoneFields then = over("Old", Station.DEFAULT);
    Steps steps = Steps.changed(KEY, over("New", Station.DEFAULT), live(then));

    steps.sees(live(then)).sends(Call.Update.class);

    assertThat(steps.next()).isEqualTo(new Move.Finished());
  }

  @Test
  void aStationAloneNeedsNoPut() {
    Steps steps = Steps.changed(KEY, wanted(Station.DEFAULT), live(wanted(Station.NONE)));

    assertThat(steps.sees(live(wanted(Station.NONE))).next()).isEqualTo(new Move.Find(OF_ANNA));
  }

  @Test
  void noneAsksForNothing() {
    Steps steps = Steps.made(KEY, wanted(Station.NONE));
    steps.sends(Call.Create.class);

    assertThat(steps.next()).isEqualTo(new Move.Finished());
  }

  @Test
  void aPhoneOfThisRunThatWasFoundAgainGetsItsStation() {
    Steps steps = Steps.changed(KEY, wanted(Station.DEFAULT), live(wanted(Station.NONE)));
    Steps found = new Steps(withoutStation(steps));
    found.done(new Call.Create(steps.change().key(), Optional.empty(), steps.change().wanted()));

    assertThat(found.sees(live(wanted(Station.NONE))).next()).isEqualTo(new Move.Find(OF_ANNA));
  }

  @Test
  void soDoesAPhoneThatWasAdopted() {
    Steps steps = Steps.changed(KEY, wanted(Station.DEFAULT), live(wanted(Station.NONE)));

    assertThat(new Steps(withoutStation(steps)).sees(live(wanted(Station.NONE))).next())
        .isEqualTo(new Move.Find(OF_ANNA));
  }

  /** What is left of a change once its object is found has no station. */
  private static dev.phonefleet.plan.Change withoutStation(Steps steps) {
    var change = steps.change();
    return new dev.phonefleet.plan.Change(
        change.action(), change.key(), change.group(), change.live(), change.wanted(), List.of());
  }

  private static PhoneFields wanted(Station station) {
    return over("Soft", station);
  }

  private static PhoneFields over(String name, Station station) {
    return new Wanted().name(name).user(ANNA).station(station).fields();
  }

  private static Live.Phone live(PhoneFields fields) {
    return Steps.phone(KEY, fields, ProvisioningState.ACTIVE);
  }

  private static Live station(@Nullable String userId) {
    return new Live.StationSeen(
        "st1", "Soft", Optional.ofNullable(userId), Optional.of("u1"), Optional.of("line1"));
  }
}
