package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.Steps.CATALOGUE;
import static dev.phonefleet.genesys.published.Steps.HQ;
import static dev.phonefleet.genesys.published.Steps.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.outside.Call;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.Purse;
import dev.phonefleet.plan.Change;
import dev.phonefleet.rollout.Contract.Ban;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedContractTest {
  private static final Key PHONE = new Key.Phone(MAC);
  private static final Call.Write CREATE =
      new Call.Create(PHONE, Optional.empty(), new Fields.Phone(PhoneFields.NONE));
  private static final Call.Write ASSIGN = new Call.Assign(PHONE, "st1", "u1", true);

  private final PublishedContract contract = new PublishedContract(Steps.DIFFERENCES);

  @Test
  void aWriteCountsOnATokenAndOnItsGroup() {
    assertThat(contract.charge(CREATE, Optional.of(HQ)))
        .isEqualTo(Charge.onToken(Purse.WORK).and(new Lane("group hq")));
    assertThat(contract.charge(CREATE, Optional.empty())).isEqualTo(Charge.onToken(Purse.WORK));
  }

  @Test
  void aReadCountsOnATokenOnly() {
    assertThat(contract.charge(new Call.Template("b1"), Optional.of(HQ)))
        .isEqualTo(Charge.onToken(Purse.WORK));
    assertThat(contract.charge(page(Call.Listing.all(Call.Kind.PHONE)), Optional.of(HQ)))
        .isEqualTo(Charge.onToken(Purse.WORK));
  }

  @Test
  void watchingEdgesAndFindingOutWhatBecameOfAPhoneHaveAPurseOfTheirOwn() {
    Charge kept = Charge.onToken(Purse.GATES_AND_SETTLING);

    assertThat(contract.charge(page(Call.Listing.all(Call.Kind.EDGE)), Optional.empty()))
        .isEqualTo(kept);
    assertThat(contract.charge(page(shows(MAC)), Optional.empty())).isEqualTo(kept);
  }

  @Test
  void loggingInAndLookingAtTheNetworkCountNowhere() {
    assertThat(contract.charge(new Call.Token(1), Optional.empty())).isEqualTo(Charge.FREE);
    assertThat(contract.charge(new Call.Dns("a.example", "192.0.2.1"), Optional.empty()))
        .isEqualTo(Charge.FREE);
  }

  @Test
  void aLostPhoneShowsUnderItsKey() {
    assertThat(shows(MAC))
        .isEqualTo(
            Call.Listing.by(
                Call.Kind.PHONE, Call.Sought.Field.HARDWARE_ID, List.of("0004f2aabb01")));
    assertThat(shows(new PhoneKey.WebRtc("anna@example.com")))
        .isEqualTo(Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.WEBRTC_USER, List.of("u1")));
    assertThat(shows(new PhoneKey.Remote("HQ", "Home")))
        .isEqualTo(
            new Call.Listing(
                Call.Kind.PHONE,
                Optional.of(new Home.AtSite("s1")),
                Optional.of(new Call.Sought(Call.Sought.Field.NAME, List.of("Home")))));
  }

  @Test
  void aLostGroupShowsAmongAllGroups() {
    Change change = Steps.create(new Key.Group(HQ), new Fields.Phone(PhoneFields.NONE), List.of());

    assertThat(contract.shows(change, CATALOGUE, Optional.empty()))
        .isEqualTo(Call.Listing.all(Call.Kind.GROUP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "missing.permissions",
        "missing.any.permissions",
        "not.authorized",
        "app.not.authorized.for.scope"
      })
  void aMissingPermissionStopsAllWritesAndOfStationsOnlyThese(String code) {
    assertThat(contract.ban(CREATE, code)).isEqualTo(Ban.EVERYTHING);
    assertThat(contract.ban(ASSIGN, code)).isEqualTo(Ban.KIND);
    assertThat(contract.ban(new Call.Disassociate(PHONE, "st1"), code)).isEqualTo(Ban.KIND);
  }

  @ParameterizedTest
  @CsvSource({
    "missing.division.permission",
    "missing.any.division.permissions",
    "access.denied.to.field",
    "managed.property.not.allowed",
    "''"
  })
  void anyOtherRefusalIsOfThatObject(String code) {
    assertThat(contract.ban(CREATE, code)).isEqualTo(Ban.OBJECT);
    assertThat(contract.ban(ASSIGN, code)).isEqualTo(Ban.OBJECT);
  }

  @Test
  void phonesLiveAtSites() {
    assertThat(contract.layout()).isEqualTo(Layout.AT_SITES);
    assertThat(contract.permissions()).contains("telephony:plugin:all");
  }

  private Call.Listing shows(PhoneKey key) {
    Change change = Steps.create(new Key.Phone(key), new Fields.Phone(PhoneFields.NONE), List.of());
    return contract.shows(change, CATALOGUE, Optional.of("g1"));
  }

  private static Call page(Call.Listing what) {
    return new Call.ListPage(what, 1);
  }
}
