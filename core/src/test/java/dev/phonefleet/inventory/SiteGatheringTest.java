package dev.phonefleet.inventory;

import static dev.phonefleet.inventory.Organisation.HQ;
import static dev.phonefleet.inventory.Organisation.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteGatheringTest {
  private static final Call PHONES = new Call.ListPage(Call.Listing.all(Call.Kind.PHONE), 1);

  private final Organisation organisation = new Organisation();
  private final CannedPlatform platform = organisation.platform;

  @Test
  void aPlanAsksForEachKindOnceAndThenForPhones() {
    organisation.lists(Call.Kind.PHONE, phone("p1", "s1"), phone("p2", "s2"));

    Gathered gathered = organisation.gather(organisation.wanted());

    assertThat(platform.asked()).doesNotHaveDuplicates().hasSize(7);
    assertThat(platform.asked().getLast()).isEqualTo(PHONES);
    assertThat(gathered.stopped()).isEmpty();
    assertThat(gathered.fleet().tenant().orElseThrow().region()).contains("eu-west-1");
    assertThat(gathered.fleet().phonesOf(HQ)).extracting(Live::id).containsExactly("p1");
    assertThat(gathered.fleet().phones()).containsOnlyKeys(HQ);
    assertThat(gathered.fleet().catalogue().everyPhone().orElseThrow()).hasSize(2);
    assertThat(gathered.fleet().catalogue().named(Call.Kind.PHONE_BASE, "VVX 450")).hasSize(1);
  }

  @Test
  void trunkBasesAreAskedOnlyWhereTheFileNamesSome() {
    organisation.lists(Call.Kind.PHONE);

    organisation.gather(organisation.wanted(List.of(), Set.of("HQ"), false));

    assertThat(platform.asked())
        .doesNotContain(new Call.ListPage(Call.Listing.all(Call.Kind.TRUNK_BASE), 1));
  }

  @Test
  void phonesWithoutAGroupNeedNoEdges() {
    organisation.lists(Call.Kind.PHONE, phone("p1", "s2"));

    Gathered gathered = organisation.gather(organisation.loose("Lab"));

    assertThat(platform.asked())
        .doesNotContain(
            new Call.ListPage(Call.Listing.all(Call.Kind.EDGE), 1),
            new Call.ListPage(Call.Listing.all(Call.Kind.GROUP), 1));
    assertThat(gathered.fleet().phonesOf(GroupName.NONE)).hasSize(1);
  }

  @Test
  void aGroupIsJudgedByItsEdgesAndCallsItsTrunksByName() {
    organisation.lists(Call.Kind.PHONE);

    Live.Group group = organisation.gather(organisation.wanted()).fleet().group(HQ).orElseThrow();

    assertThat(group.status()).isEqualTo(GroupStatus.ACTIVE);
    assertThat(group.fields().phoneTrunkBases()).contains(List.of("Phones"));
    assertThat(group.region()).contains("eu-west-1");
  }

  @Test
  void phonesWaitForWhatTheirModelsAreCalled() {
    organisation.lists(Call.Kind.PHONE);
    organisation.gather(organisation.wanted());

    assertThat(platform.asked().indexOf(PHONES))
        .isGreaterThan(
            platform.asked().indexOf(new Call.ListPage(Call.Listing.all(Call.Kind.PHONE_BASE), 1)));
  }

  @Test
  void whereNoSiteIsThereNoPhoneIsListed() {
    Gathered gathered =
        organisation.gather(organisation.wanted(List.of(), Set.of("Nowhere"), false));

    assertThat(platform.asked()).doesNotContain(PHONES);
    assertThat(gathered.stopped()).isEmpty();
  }

  @Test
  void aCheckupListsNoPhones() {
    organisation.gather(organisation.checkup(false));
    organisation.gather(organisation.checkup(true));

    assertThat(platform.asked()).doesNotContain(PHONES);
  }

  @Test
  void withoutAFileASiteBelongsToTheGroupOfItsEdges() {
    organisation.lists(Call.Kind.PHONE, phone("p1", "s1"), phone("p2", "s2"));

    LiveFleet fleet = organisation.gather(organisation.everything()).fleet();

    assertThat(fleet.phonesOf(HQ)).extracting(Live::id).containsExactly("p1");
    assertThat(fleet.phonesOf(GroupName.NONE)).extracting(Live::id).containsExactly("p2");
  }

  @Test
  void whatWasDeletedIsNoPhoneAndWhatSaysNotWhichIsLeftOutWithAWarning() {
    organisation.lists(
        Call.Kind.PHONE, phone("p1", "s1"), new Live.Gone("p2"), new Live.Unreadable("p3", "odd"));

    Gathered gathered = organisation.gather(organisation.wanted());

    assertThat(gathered.fleet().phonesOf(HQ)).extracting(Live::id).containsExactly("p1");
    assertThat(gathered.findings())
        .extracting(Diagnostic::code, Diagnostic::where)
        .containsExactly(org.assertj.core.api.Assertions.tuple("live.unreadable", "phone p3"));
  }

  @Test
  void whatMayNotBeListedEndsWith4AndThePermission() {
    platform.replaces(
        new Call.ListPage(Call.Listing.all(Call.Kind.SITE), 1),
        403,
        new Outcome.Forbidden("missing.permissions", "no"));

    Gathered gathered = organisation.gather(organisation.wanted());

    assertThat(gathered.stopped()).contains(Exit.ACCESS);
    assertThat(gathered.findings().getFirst().next()).contains("telephony:plugin:all");
  }

  @Test
  void phonesThatCannotBeListedLeaveTheirGroupsUnplanned() {
    platform.says(PHONES, 400, new Outcome.Refused("bad.request", "odd"));

    Gathered gathered = organisation.gather(organisation.wanted());

    assertThat(gathered.stopped()).isEmpty();
    assertThat(gathered.unlisted()).containsOnlyKeys(HQ);
  }

  @Test
  void anOrganisationThatDoesNotTellItsNameIsAWarning() {
    organisation.lists(Call.Kind.PHONE);
    platform.replaces(
        new Call.Look(new Call.Ref(Call.Kind.TENANT, "", java.util.Optional.empty())),
        404,
        new Outcome.NotFound("no"));

    Gathered gathered = organisation.gather(organisation.wanted());

    assertThat(gathered.stopped()).isEmpty();
    assertThat(gathered.findings())
        .extracting(Diagnostic::code, Diagnostic::isError)
        .containsExactly(org.assertj.core.api.Assertions.tuple("organization.unread", false));
  }
}
