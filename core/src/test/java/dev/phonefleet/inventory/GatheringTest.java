package dev.phonefleet.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.ServerHints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final Call.Look TENANT =
      new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty()));
  private static final Call.Listing GROUPS = new Call.Listing(Call.Kind.GROUP, Optional.empty());
  private static final GroupName BERLIN = new GroupName("berlin");
  private static final GroupName MUNICH = new GroupName("munich");

  private final AtomicLong ids = new AtomicLong();
  private final Budget budget = new Budget(lane -> LaneRule.perSecond(10, 20), new Random(1));
  private final CannedPlatform platform = new CannedPlatform();

  @Test
  void theTenantTheGroupsAndTheirPhonesAreListed() {
    tenant();
    platform.lists(GROUPS, group("g1", "berlin"), group("g2", "munich"));
    platform.lists(phones("g1"), phone("p1", "g1", 1), phone("p2", "g1", 2));
    platform.lists(phones("g2"));
    Gathering gathering = gathering(name -> true, true);

    List<Gathering.Listed> events = platform.run(gathering);

    Gathered gathered = gathering.result();
    assertThat(gathered.stopped()).isEmpty();
    assertThat(gathered.findings()).isEmpty();
    assertThat(gathered.fleet().tenant()).get().extracting(Live::id).isEqualTo("t1");
    assertThat(gathered.fleet().phonesOf(BERLIN)).extracting(Live::id).containsExactly("p1", "p2");
    assertThat(gathered.fleet().phonesOf(MUNICH)).isEmpty();
    assertThat(gathered.fleet().group(MUNICH)).get().isEqualTo(group("g2", "munich"));
    assertThat(events)
        .containsExactlyInAnyOrder(
            new Gathering.Listed(BERLIN, 2), new Gathering.Listed(MUNICH, 0));
  }

  @Test
  void onlyTheWantedGroupsPhonesAreListedInWhateverCaseTheyAreSpelled() {
    platform.lists(GROUPS, group("g1", "BERLIN"), group("g2", "munich"));
    platform.lists(phones("g1"), phone("p1", "g1", 1));
    Gathering gathering = gathering(BERLIN::equals, false);

    platform.run(gathering);

    assertThat(platform.asked())
        .containsExactly(new Call.ListPage(GROUPS, 1), new Call.ListPage(phones("g1"), 1));
    assertThat(gathering.result().fleet().group(MUNICH)).isPresent();
    assertThat(gathering.result().fleet().phonesOf(BERLIN)).hasSize(1);
    assertThat(gathering.result().fleet().phones()).doesNotContainKey(MUNICH);
  }

  @Test
  void groupsThatMayNotBeListedEndWith4() {
    tenant();
    forbid(new Call.ListPage(GROUPS, 1), "missing Telephony:EdgeGroup:Read");
    Gathering gathering = gathering(name -> true, true);

    platform.run(gathering);

    assertThat(gathering.result().stopped()).contains(Exit.ACCESS);
    assertThat(gathering.result().findings())
        .singleElement()
        .satisfies(it -> assertThat(it.isError()).isTrue())
        .extracting(Diagnostic::why)
        .isEqualTo("missing Telephony:EdgeGroup:Read");
  }

  @Test
  void phonesThatMayNotBeListedEndWith4AndNameTheGroup() {
    platform.lists(GROUPS, group("g1", "berlin"));
    forbid(new Call.ListPage(phones("g1"), 1), "no");
    Gathering gathering = gathering(name -> true, false);

    platform.run(gathering);

    assertThat(gathering.result().stopped()).contains(Exit.ACCESS);
    assertThat(gathering.result().findings().getFirst().where()).contains("berlin");
  }

  @Test
  void aTenantThatMayNotBeReadEndsWith4() {
    forbid(TENANT, "no");
    platform.lists(GROUPS);
    Gathering gathering = gathering(name -> true, true);

    platform.run(gathering);

    assertThat(gathering.result().stopped()).contains(Exit.ACCESS);
  }

  @Test
  void aTenantThatIsNotThereOnlyWarnsThatRegionsAreUnchecked() {
    platform.says(TENANT, 404, new Outcome.NotFound("no tenant here"));
    platform.lists(GROUPS, group("g1", "berlin"));
    platform.lists(phones("g1"));
    Gathering gathering = gathering(name -> true, true);

    platform.run(gathering);

    Gathered gathered = gathering.result();
    assertThat(gathered.stopped()).isEmpty();
    assertThat(gathered.fleet().tenant()).isEmpty();
    assertThat(gathered.findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.isError()).isFalse();
          assertThat(it.code()).isEqualTo("region.unchecked");
          assertThat(it.why()).isEqualTo("no tenant here");
        });
    assertThat(gathered.fleet().phones()).containsKey(BERLIN);
  }

  @Test
  void aTenantThatStaysUnansweredOnlyWarnsToo() {
    platform.says(TENANT, 502, new Outcome.Unknown("bad gateway"));
    platform.lists(GROUPS);
    Gathering gathering = gathering(name -> true, true);
    Instant start = platform.now();

    platform.run(gathering);

    assertThat(gathering.result().stopped()).isEmpty();
    assertThat(gathering.result().findings()).singleElement().matches(it -> !it.isError());
    assertThat(Duration.between(start, platform.now())).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  void groupsThatStayUnansweredEndWith75() {
    platform.says(new Call.ListPage(GROUPS, 1), 502, new Outcome.Unknown("bad gateway"));
    Gathering gathering = gathering(name -> true, false);

    platform.run(gathering);

    assertThat(gathering.result().stopped()).contains(Exit.UNREACHABLE);
    assertThat(gathering.result().findings().getFirst().why()).contains("bad gateway");
  }

  @Test
  void phonesThatCannotBeListedLeaveTheirGroupOutAndTheOthersIn() {
    platform.lists(GROUPS, group("g1", "berlin"), group("g2", "munich"), group("g3", "bonn"));
    platform.says(
        new Call.ListPage(phones("g1"), 1), 400, new Outcome.Refused("bad", "bad request"));
    Fact halfOf = new Fact.Page(List.of(phone("p9", "g3", 9)), 1, 1, OptionalLong.of(2));
    platform.says(new Call.ListPage(phones("g3"), 1), 200, new Outcome.Done(halfOf));
    platform.lists(phones("g2"), phone("p1", "g2", 1));
    Gathering gathering = gathering(name -> true, false);

    platform.run(gathering);

    Gathered gathered = gathering.result();
    assertThat(gathered.stopped()).isEmpty();
    assertThat(gathered.unlisted())
        .containsOnlyKeys(BERLIN, new GroupName("bonn"))
        .containsEntry(BERLIN, "bad request");
    assertThat(gathered.unlisted().get(new GroupName("bonn"))).contains("1 of 2");
    assertThat(gathered.fleet().phonesOf(MUNICH)).hasSize(1);
    assertThat(gathered.fleet().phones()).doesNotContainKey(BERLIN);
  }

  @Test
  void aPhoneWithoutAReadableAddressIsAWarningAndLeftOut() {
    platform.lists(GROUPS, group("g1", "berlin"));
    platform.lists(
        phones("g1"), new Live.Unreadable("p0", "its mac is \"unknown\""), phone("p1", "g1", 1));
    Gathering gathering = gathering(name -> true, false);

    List<Gathering.Listed> events = platform.run(gathering);

    assertThat(gathering.result().fleet().phonesOf(BERLIN))
        .extracting(Live::id)
        .containsExactly("p1");
    assertThat(gathering.result().findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.isError()).isFalse();
          assertThat(it.where()).contains("p0", "berlin");
          assertThat(it.why()).contains("unknown");
        });
    assertThat(events).containsExactly(new Gathering.Listed(BERLIN, 1));
  }

  @Test
  void aPhoneThatIsGoneCountsAndIsNotThere() {
    platform.lists(GROUPS, group("g1", "berlin"));
    platform.lists(phones("g1"), new Live.Gone("p0"), phone("p1", "g1", 1));
    Gathering gathering = gathering(name -> true, false);

    platform.run(gathering);

    assertThat(gathering.result().fleet().phonesOf(BERLIN))
        .extracting(Live::id)
        .containsExactly("p1");
    assertThat(gathering.result().findings()).isEmpty();
  }

  @Test
  void throttledReadsComeBackAfterRetryAfter() {
    Instant start = platform.now();
    ServerHints hints = ServerHints.pace(Optional.of(start.plusSeconds(30)), Optional.empty());
    platform.says(
        new Call.ListPage(GROUPS, 1),
        new Answer(new Outcome.Throttled(), OptionalInt.of(429), hints, "acme.example"));
    platform.lists(GROUPS, group("g1", "berlin"));
    platform.lists(phones("g1"));
    Gathering gathering = gathering(name -> true, false);

    platform.run(gathering);

    assertThat(gathering.result().stopped()).isEmpty();
    assertThat(gathering.result().fleet().groupsAskedAt()).isEqualTo(start.plusSeconds(30));
  }

  @Test
  void onAStopItEndsWithoutAskingForMore() {
    Gathering gathering = gathering(name -> true, true);
    gathering.turn(new Input.Tick(), platform.now());
    Diagnostic why = Diagnostic.error("run.stopped", "run", "Stopped.", "SIGINT", "Run it again.");

    Turn<Gathering.Listed> turn =
        gathering.turn(new Input.Stop(Exit.INTERRUPTED, why), platform.now());

    assertThat(turn.finished()).isTrue();
    assertThat(turn.steps()).isEmpty();
    assertThat(gathering.result().stopped()).contains(Exit.INTERRUPTED);
    assertThat(gathering.result().findings()).containsExactly(why);
  }

  @Test
  void answersThatComeAfterAStopChangeNothing() {
    Gathering gathering = gathering(name -> true, false);
    Turn<Gathering.Listed> first = gathering.turn(new Input.Tick(), platform.now());
    gathering.turn(new Input.Sent(first.steps().getFirst()), platform.now());
    Diagnostic why = Diagnostic.error("run.stopped", "run", "Stopped.", "SIGINT", "Run it again.");
    gathering.turn(new Input.Stop(Exit.INTERRUPTED, why), platform.now());
    Fact page = new Fact.Page(List.of(group("g1", "berlin")), 1, 1, OptionalLong.of(1));
    Answer late =
        new Answer(new Outcome.Done(page), OptionalInt.of(200), ServerHints.NONE, "acme.example");

    Turn<Gathering.Listed> turn =
        gathering.turn(new Input.Answered(first.steps().getFirst(), late), platform.now());

    assertThat(turn.steps()).isEmpty();
    assertThat(gathering.result().fleet().groups()).isEmpty();
    assertThat(gathering.result().findings()).containsExactly(why);
  }

  private Gathering gathering(Predicate<GroupName> wanted, boolean withTenant) {
    Charge charge = new Charge(Set.of(new Lane("token")));
    Reads reads =
        new Reads(
            budget, call -> charge, Duration.ofMinutes(2), new Random(3), ids::incrementAndGet);
    return new Gathering(wanted, withTenant, reads, budget);
  }

  private void tenant() {
    Live tenant = new Live.Tenant("t1", "Acme", Optional.of("eu-central-1"), false);
    platform.says(TENANT, 200, new Outcome.Done(new Fact.Seen(tenant)));
  }

  private void forbid(Call call, String words) {
    platform.says(call, 403, new Outcome.Forbidden("missing.permissions", words));
  }

  private static Call.Listing phones(String groupId) {
    return new Call.Listing(Call.Kind.PHONE, Optional.of(new Home.InGroup(groupId)));
  }

  private static Live.Group group(String id, String name) {
    GroupFields fields =
        new GroupFields(
            Optional.empty(),
            Optional.of("Standard"),
            Optional.of("edge-1"),
            Optional.empty(),
            Set.of());
    return new Live.Group(
        id,
        new GroupName(name),
        fields,
        GroupStatus.ACTIVE,
        "ACTIVE",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Live.Phone phone(String id, String groupId, long mac) {
    return new Live.Phone(
        id,
        new PhoneKey.Mac(new MacAddress(mac)),
        new Home.InGroup(groupId),
        PhoneFields.NONE,
        ProvisioningState.ACTIVE,
        Optional.empty());
  }
}
