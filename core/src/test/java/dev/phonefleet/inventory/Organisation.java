package dev.phonefleet.inventory;

import dev.phonefleet.engine.Reads;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.Purse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Site HQ with a group on one edge, site Lab without, a model, trunks; and who asks for it. */
final class Organisation {
  static final GroupName HQ = new GroupName("hq");
  private static final GroupFields FIELDS =
      new GroupFields(
          Optional.empty(),
          Optional.empty(),
          Optional.of("edge-1"),
          Optional.empty(),
          Set.of(),
          Optional.of("HQ"),
          Optional.of(List.of("Phones")),
          Optional.empty());

  final CannedPlatform platform = new CannedPlatform();
  private final Budget budget = new Budget(lane -> LaneRule.FREE, new Random(1));
  private final AtomicLong ids = new AtomicLong();

  Organisation() {
    platform.says(
        new Call.Look(new Call.Ref(Call.Kind.TENANT, "", Optional.empty())),
        200,
        new Outcome.Done(new Fact.Seen(new Live.Tenant("o1", "Acme", Optional.empty(), false))));
    lists(
        Call.Kind.SITE,
        new Live.Named(Call.Kind.SITE, "s1", "HQ", "Cloud"),
        new Live.Named(Call.Kind.SITE, "s2", "Lab", "Cloud"));
    lists(Call.Kind.PHONE_BASE, new Live.Named(Call.Kind.PHONE_BASE, "b1", "VVX 450", "polycom"));
    lists(Call.Kind.TRUNK_BASE, new Live.Named(Call.Kind.TRUNK_BASE, "t1", "Phones", "PHONE"));
    lists(Call.Kind.GROUP, group("active"));
    lists(Call.Kind.EDGE, edge("edge-1", "ACTIVE", true, "g1"));
  }

  static Live.Group group(String state) {
    return new Live.Group(
        "g1",
        HQ,
        new GroupFields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.of(List.of("t1")),
            Optional.empty()),
        GroupStatus.CONFIGURING,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Live.Edge edge(String name, String status, boolean online, String groupId) {
    return new Live.Edge(
        "id-" + name,
        name,
        status,
        online,
        Optional.of(groupId).filter(it -> !it.isEmpty()),
        Optional.of("s1"),
        Optional.empty());
  }

  static Live.Phone phone(String id, String site) {
    return new Live.Phone(
        id,
        new PhoneKey.Mac(new MacAddress(Integer.parseInt(id.substring(1)))),
        new Home.AtSite(site),
        PhoneFields.NONE,
        ProvisioningState.ACTIVE,
        Optional.empty());
  }

  void lists(Call.Kind kind, Live... all) {
    platform.lists(Call.Listing.all(kind), all);
  }

  Gathered gather(Wanted wanted) {
    SiteGathering machine = new SiteGathering(wanted, reads(), budget);
    platform.run(machine);
    return machine.result();
  }

  Reads reads() {
    return new Reads(
        budget,
        call -> Charge.onToken(Purse.WORK),
        Duration.ofMinutes(2),
        new Random(2),
        ids::incrementAndGet);
  }

  Budget budget() {
    return budget;
  }

  Wanted wanted() {
    return wanted(List.of(), Set.of("HQ"), true);
  }

  Wanted wanted(List<String> people, Set<String> sites, boolean trunks) {
    GroupFields fields = trunks ? FIELDS : GroupFields.NOTHING;
    Map<String, GroupName> homes =
        sites.stream().collect(Collectors.toMap(site -> site, site -> HQ));
    return new Wanted(
        HQ::equals, false, true, Optional.of("eu-west-1"), Map.of(HQ, fields), homes, people, true);
  }

  Wanted loose(String site) {
    return new Wanted(
        GroupName.NONE::equals,
        false,
        false,
        Optional.empty(),
        Map.of(),
        Map.of(site, GroupName.NONE),
        List.of(),
        false);
  }

  Wanted everything() {
    return new Wanted(
        name -> true, true, false, Optional.empty(), Map.of(), Map.of(), List.of(), false);
  }

  /** With a file, or without one. */
  Wanted checkup(boolean everything) {
    return new Wanted(
        name -> false,
        everything,
        true,
        Optional.empty(),
        everything ? Map.of() : Map.of(HQ, FIELDS),
        everything ? Map.of() : Map.of("HQ", HQ),
        List.of(),
        true);
  }
}
