package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Watches every request on its way out and every answer on its way in. */
final class Promises implements VirtualNetwork.Witness {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int PER_SECOND = 10;
  private static final Duration STILL = Duration.ofSeconds(61);

  final List<String> broken = new ArrayList<>();
  final Map<String, Instant> firstSend = new HashMap<>();
  final Map<String, Instant> lastAnswer = new HashMap<>();
  int writes;
  int requests;
  private final Map<String, Seen> phones = new HashMap<>();
  private final Map<String, Instant> activeAt = new HashMap<>();
  private final Map<String, Deque<Instant>> sends = new HashMap<>();

  private final Map<String, String> nameOf = new HashMap<>();
  private final Map<Call.Probe, Sight> sights = new HashMap<>();

  /** What the file wants; without it nothing is said about names and ports. */
  Map<String, DesiredGroup> declared = Map.of();

  private record Sight(Instant askedAt, Sighting sighting) {}

  private record Seen(Instant askedAt, ProvisioningState state) {}

  @Override
  public void sent(Call call, Instant now) {
    requests++;
    groupOf(call).ifPresent(group -> pace(group, now));
    if (call instanceof Call.Write write) {
      writes++;
      if (write.key() instanceof Key.Phone) {
        groupOf(call).ifPresent(group -> firstSend.putIfAbsent(group, now));
        active(call, now);
        groupOf(call).map(nameOf::get).map(declared::get).ifPresent(it -> path(it, call, now));
        if (write instanceof Call.Update update) {
          changeable(update, now);
        }
      }
    }
  }

  /** Never more than ten in any second, whoever sends them. */
  private void pace(String group, Instant now) {
    Deque<Instant> recent = sends.computeIfAbsent(group, id -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minusSeconds(1))) {
      recent.removeFirst();
    }
    recent.addLast(now);
    if (recent.size() > PER_SECOND) {
      broken.add("pace: " + recent.size() + " requests to " + group + " in the second to " + now);
    }
  }

  private void active(Call call, Instant now) {
    Optional<Instant> at = groupOf(call).map(activeAt::get);
    if (at.isEmpty() || at.get().plus(FRESH).isBefore(now)) {
      broken.add("promise 2: " + call + " at " + now + ", group last seen ACTIVE at " + at);
    }
  }

  /** A probe met something. */
  @Override
  public void met(Call.Probe probe, Sighting sighting, Instant askedAt) {
    sights.merge(
        probe,
        new Sight(askedAt, sighting),
        (known, fresh) -> fresh.askedAt().isBefore(known.askedAt()) ? known : fresh);
  }

  /** Every resolver knows the name, as expected, and no written port is known to be closed. */
  private void path(DesiredGroup group, Call call, Instant now) {
    String host = group.name() + ".genesyscloud.com";
    // Without a wait one look is enough for good.
    boolean once = group.dns().waitTimeout().isZero();
    Set<String> named = new HashSet<>();
    for (String resolver : group.dns().resolvers()) {
      Sight sight = sights.get(new Call.Dns(host, resolver));
      boolean good =
          sight != null
              && (once || !sight.askedAt().plus(STILL).isBefore(now))
              && sight.sighting() instanceof Sighting.Addresses(List<String> addresses, _)
              && (group.dns().expect().isEmpty() || group.dns().expect().containsAll(addresses));
      if (sight != null && sight.sighting() instanceof Sighting.Addresses(var addresses, _)) {
        named.addAll(addresses);
      }
      if (!good) {
        broken.add("promise 2: " + call + " at " + now + ", " + resolver + " said " + sight);
      }
    }
    if (group.reach().written()) {
      sights.forEach((probe, sight) -> {
        if (probe instanceof Call.Tcp tcp
            && tcp.host().equals(host)
            && named.contains(tcp.address())
            && sight.sighting() instanceof Sighting.NotConnected) {
          broken.add("promise 2: " + call + " at " + now + ", " + tcp + " met " + sight);
        }
      });
    }
  }

  private void changeable(Call.Update update, Instant now) {
    Seen seen = phones.get(update.ref().id());
    boolean fresh = seen != null && !seen.askedAt().plus(FRESH).isBefore(now);
    boolean free =
        seen != null
            && (seen.state() == ProvisioningState.ACTIVE
                || seen.state() == ProvisioningState.UNASSIGNED);
    if (!fresh || !free) {
      broken.add("promise 1: " + update.key() + " at " + now + " after " + seen);
    }
  }

  @Override
  public void answered(Call call, Answer answer, Instant askedAt) {
    if (call instanceof Call.Write write && write.key() instanceof Key.Phone) {
      groupOf(call).ifPresent(group -> lastAnswer.put(group, askedAt));
    }
    if (!(answer.outcome() instanceof Outcome.Done(Fact fact))) {
      return;
    }
    switch (fact) {
      case Fact.Page page -> page.seen().forEach(live -> saw(live, askedAt));
      case Fact.Seen(Live live) -> saw(live, askedAt);
      case Fact.Written(Optional<Live> live) ->
          live.filter(it -> it instanceof Live.Group).ifPresent(it -> saw(it, askedAt));
      case Fact.TokenFor _, Fact.Probed _, Fact.Prefilled _, Fact.Printed _ -> {}
    }
  }

  private void saw(Live live, Instant askedAt) {
    switch (live) {
      case Live.Phone phone ->
          // A slow answer to an older question says nothing about what was asked since.
          phones.merge(
              phone.id(),
              new Seen(askedAt, phone.state()),
              (known, fresh) -> fresh.askedAt().isBefore(known.askedAt()) ? known : fresh);
      case Live.Group group -> {
        nameOf.put(group.id(), group.name().value());
        if (group.status() == GroupStatus.ACTIVE) {
          activeAt.put(group.id(), askedAt);
        } else {
          activeAt.remove(group.id());
        }
      }
      default -> {}
    }
  }

  private static Optional<String> groupOf(Call call) {
    Optional<Home> home =
        switch (call) {
          case Call.Token _ -> Optional.empty();
          case Call.Probe _ -> Optional.empty();
          case Call.ListPage(Call.Listing what, _) -> what.of();
          case Call.Look(Call.Ref ref) -> ref.home();
          case Call.Create create -> create.home();
          case Call.Update update -> update.ref().home();
          default -> Optional.empty();
        };
    return home.map(it ->
        switch (it) {
          case Home.InGroup(String id) -> id;
          case Home.AtSite(String id) -> id;
        });
  }
}
