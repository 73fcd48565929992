package dev.phonefleet.genesys.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.rollout.Contract.Move;
import dev.phonefleet.rollout.Contract.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuideContractTest {
  private static final GroupName BERLIN = new GroupName("berlin");
  private static final Key.Phone KEY =
      new Key.Phone(new PhoneKey.Mac(new MacAddress(0x0004f2aabb01L)));
  private static final Home IN_G1 = new Home.InGroup("g1");
  private static final Call.Ref PHONE = new Call.Ref(Call.Kind.PHONE, "p1", Optional.of(IN_G1));
  private static final Call.Ref GROUP = new Call.Ref(Call.Kind.GROUP, "g1", Optional.empty());
  private static final Document RAW = new Document("{\"id\":\"p1\"}");
  private static final Lane TOKEN = new Lane("token");

  private final Differences differences = new Differences(new SecretSettings(Set.of()));
  private final GuideContract contract = new GuideContract(differences);

  @Test
  void aCreateIsOnePostIntoItsGroup() {
    Change create =
        new Change(Change.Action.CREATE, KEY, BERLIN, Optional.empty(), wanted("Front"), List.of());

    assertThat(contract.next(create, progress(Optional.empty(), false)))
        .isEqualTo(new Move.Send(new Call.Create(KEY, Optional.of(IN_G1), wanted("Front"))));
    assertThat(contract.next(create, written())).isEqualTo(new Move.Finished());
  }

  @Test
  void aNewGroupHasNoHome() {
    Fields wanted = new Fields.Group(groupFields("edge-1"));
    Key key = new Key.Group(BERLIN);
    Change create =
        new Change(Change.Action.CREATE, key, BERLIN, Optional.empty(), wanted, List.of());

    assertThat(
            contract.next(
                create,
                new Progress(Optional.empty(), Optional.empty(), Optional.empty(), false, false)))
        .isEqualTo(new Move.Send(new Call.Create(key, Optional.empty(), wanted)));
  }

  @Test
  void anUpdateLooksFirst() {
    assertThat(contract.next(rename(), progress(Optional.empty(), false)))
        .isEqualTo(new Move.Ask(new Call.Look(PHONE)));
    assertThat(contract.next(rename(), progress(Optional.of(listed("Door")), false)))
        .isEqualTo(new Move.Ask(new Call.Look(PHONE)));
  }

  @Test
  void anUpdateIsSentOverWhatWasJustRead() {
    Move move = contract.next(rename(), progress(phone("Door", ProvisioningState.ACTIVE), false));

    assertThat(move).isEqualTo(new Move.Send(new Call.Update(KEY, PHONE, wanted("Front"), RAW)));
  }

  @Test
  void aPhoneThatWasNeverSeenByThePlatformMayBeChanged() {
    assertThat(
            contract.next(rename(), progress(phone("Door", ProvisioningState.UNASSIGNED), false)))
        .isInstanceOf(Move.Send.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = ProvisioningState.class,
      names = {"PENDING", "PROVISIONING", "BOOTING", "OTHER"})
  void aBusyPhoneIsWaitedFor(ProvisioningState state) {
    assertThat(contract.next(rename(), progress(phone("Door", state), false)))
        .isEqualTo(new Move.Wait(false));
    assertThat(contract.next(rename(), progress(phone("Door", state), true)))
        .isEqualTo(new Move.Wait(false));
  }

  @Test
  void aFailedPhoneIsWrittenOnlyWhenThatIsToBeTried() {
    Optional<Live> failed = phone("Door", ProvisioningState.FAILED);

    assertThat(contract.next(rename(), progress(failed, false))).isEqualTo(new Move.Wait(true));
    assertThat(contract.next(rename(), progress(failed, true))).isInstanceOf(Move.Send.class);
  }

  @Test
  void whatIsAlreadyAsWantedNeedsNoWriteEvenWhileItIsBusy() {
    assertThat(contract.next(rename(), progress(phone("Front", ProvisioningState.BOOTING), false)))
        .isEqualTo(new Move.Finished());
    assertThat(contract.next(rename(), written())).isEqualTo(new Move.Finished());
  }

  @Test
  void aPlannedFieldThatSomebodyElseChangedIsAConflict() {
    Move move = contract.next(rename(), progress(phone("Window", ProvisioningState.ACTIVE), false));

    assertThat(move)
        .isInstanceOfSatisfying(
            Move.Conflict.class,
            it -> assertThat(it.words()).contains("name", "Window", "Door", "Front"));
  }

  @Test
  void aManagedFieldThatWasRightAndIsNotAnyMoreIsAConflictToo() {
    PhoneFields both = fields("Front", "s1");
    Change change = update(new Fields.Phone(both), fields("Door", "s1"));
    Live now = live(fields("Door", "s9"), ProvisioningState.ACTIVE, Optional.of(RAW));

    assertThat(contract.next(change, progress(Optional.of(now), false)))
        .isInstanceOfSatisfying(
            Move.Conflict.class, it -> assertThat(it.words()).contains("site", "s9"));
  }

  @Test
  void aForeignChangeOfAFieldThatNobodyDeclaresIsKept() {
    Live now = live(fields("Door", "elsewhere"), ProvisioningState.ACTIVE, Optional.of(RAW));

    assertThat(contract.next(rename(), progress(Optional.of(now), false)))
        .isInstanceOf(Move.Send.class);
  }

  @Test
  void aConflictOnASecretDoesNotSpellItOut() {
    Differences secret = new Differences(new SecretSettings(Set.of()));
    GuideContract discreet = new GuideContract(secret);
    PhoneFields planned = setting("old-secret");
    PhoneFields now = setting("their-secret");
    PhoneFields wanted = setting("new-secret");
    Change change =
        new Change(
            Change.Action.UPDATE,
            KEY,
            BERLIN,
            Optional.of(live(planned, ProvisioningState.ACTIVE, Optional.empty())),
            new Fields.Phone(wanted),
            secret.ofPhone(wanted, planned));

    Move move =
        discreet.next(
            change,
            progress(Optional.of(live(now, ProvisioningState.ACTIVE, Optional.of(RAW))), false));

    assertThat(move)
        .isInstanceOfSatisfying(
            Move.Conflict.class,
            it ->
                assertThat(it.words())
                    .contains("settings.adminPassword", "(secret)")
                    .doesNotContain("old-secret", "their-secret", "new-secret"));
  }

  @Test
  void anAdoptedObjectHasNoPlanToConflictWith() {
    Change adopted =
        new Change(Change.Action.UPDATE, KEY, BERLIN, Optional.empty(), wanted("Front"), List.of());

    assertThat(contract.next(adopted, progress(phone("Window", ProvisioningState.ACTIVE), false)))
        .isInstanceOf(Move.Send.class);
  }

  @Test
  void aGroupIsWrittenWhateverItsStatus() {
    GroupFields wanted = groupFields("edge-2");
    Live.Group before = group(groupFields("edge-1"), Optional.empty());
    Key key = new Key.Group(BERLIN);
    Change change =
        new Change(
            Change.Action.UPDATE,
            key,
            BERLIN,
            Optional.of(before),
            new Fields.Group(wanted),
            differences.ofGroup(wanted, before.fields()));
    Live now = group(groupFields("edge-1"), Optional.of(RAW));

    Move move =
        contract.next(
            change,
            new Progress(Optional.of("g1"), Optional.of(GROUP), Optional.of(now), false, false));

    assertThat(move)
        .isEqualTo(new Move.Send(new Call.Update(key, GROUP, new Fields.Group(wanted), RAW)));
  }

  @Test
  void everythingOnAGroupsPathTakesItsLane() {
    Lane lane = new Lane("group g1");
    Call.Listing phones = new Call.Listing(Call.Kind.PHONE, Optional.of(IN_G1));

    assertThat(lanes(new Call.ListPage(phones, 2))).containsExactlyInAnyOrder(TOKEN, lane);
    assertThat(lanes(new Call.Look(PHONE))).containsExactlyInAnyOrder(TOKEN, lane);
    assertThat(lanes(new Call.Look(GROUP))).containsExactlyInAnyOrder(TOKEN, lane);
    assertThat(lanes(new Call.Look(new Call.Ref(Call.Kind.DIAGNOSIS, "p1", Optional.of(IN_G1)))))
        .containsExactlyInAnyOrder(TOKEN, lane);
    assertThat(lanes(new Call.Create(KEY, Optional.of(IN_G1), wanted("Front"))))
        .containsExactlyInAnyOrder(TOKEN, lane);
    assertThat(lanes(new Call.Update(KEY, PHONE, wanted("Front"), RAW)))
        .containsExactlyInAnyOrder(TOKEN, lane);
    assertThat(
            lanes(
                new Call.Update(
                    new Key.Group(BERLIN), GROUP, new Fields.Group(groupFields("e")), RAW)))
        .containsExactlyInAnyOrder(TOKEN, lane);
  }

  @Test
  void theCollectionAndTheTenantAreOnNoGroupsPath() {
    Call.Listing groups = new Call.Listing(Call.Kind.GROUP, Optional.empty());
    Key key = new Key.Group(BERLIN);

    assertThat(lanes(new Call.ListPage(groups, 1))).containsExactly(TOKEN);
    assertThat(lanes(new Call.Create(key, Optional.empty(), new Fields.Group(groupFields("e")))))
        .containsExactly(TOKEN);
    assertThat(lanes(new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()))))
        .containsExactly(TOKEN);
    assertThat(lanes(new Call.Token())).containsExactly(TOKEN);
  }

  @Test
  void aGroupsLaneIsPacedAndTheTokensOnlyWhenTheFileSaysSo() {
    Lane lane = new Lane("group g1");

    assertThat(GuideContract.rule(lane, OptionalInt.empty(), 10, 20))
        .isEqualTo(LaneRule.perSecond(10, 20));
    assertThat(GuideContract.rule(TOKEN, OptionalInt.empty(), 10, 20)).isEqualTo(LaneRule.FREE);
    assertThat(GuideContract.rule(TOKEN, OptionalInt.of(300), 10, 20))
        .isEqualTo(LaneRule.perMinute(300, Integer.MAX_VALUE));
  }

  private Set<Lane> lanes(Call call) {
    return contract.charge(call, Optional.empty()).lanes();
  }

  private Change rename() {
    return update(wanted("Front"), fields("Door", null));
  }

  private Change update(Fields wanted, PhoneFields before) {
    Live planned = live(before, ProvisioningState.ACTIVE, Optional.empty());
    List<FieldChange> fields = differences.of(wanted, planned);
    return new Change(Change.Action.UPDATE, KEY, BERLIN, Optional.of(planned), wanted, fields);
  }

  private static Progress progress(Optional<Live> seen, boolean tryFailed) {
    return new Progress(Optional.of("g1"), Optional.of(PHONE), seen, false, tryFailed);
  }

  private static Progress written() {
    return new Progress(Optional.of("g1"), Optional.of(PHONE), Optional.empty(), true, false);
  }

  private static Optional<Live> phone(String name, ProvisioningState state) {
    return Optional.of(live(fields(name, null), state, Optional.of(RAW)));
  }

  private static Live listed(String name) {
    return live(fields(name, null), ProvisioningState.ACTIVE, Optional.empty());
  }

  private static Live.Phone live(
      PhoneFields fields, ProvisioningState state, Optional<Document> raw) {
    return new Live.Phone("p1", KEY.key(), IN_G1, fields, state, raw);
  }

  private static Fields wanted(String name) {
    return new Fields.Phone(fields(name, null));
  }

  private static PhoneFields setting(String password) {
    return new PhoneFields(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("adminPassword", new Value.Text(password)),
        Set.of());
  }

  private static PhoneFields fields(String name, @Nullable String site) {
    return new PhoneFields(
        Optional.of(name),
        Optional.empty(),
        Optional.ofNullable(site),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Set.of());
  }

  private static GroupFields groupFields(String edge) {
    return new GroupFields(
        Optional.empty(), Optional.empty(), Optional.of(edge), Optional.empty(), Set.of());
  }

  private static Live.Group group(GroupFields fields, Optional<Document> raw) {
    return new Live.Group(
        "g1",
        BERLIN,
        fields,
        GroupStatus.CONFIGURING,
        "CONFIGURING",
        Optional.empty(),
        Optional.empty(),
        raw);
  }
}
