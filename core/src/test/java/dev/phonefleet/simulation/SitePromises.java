package dev.phonefleet.simulation;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.PhoneKey;
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
import java.util.stream.Stream;

/** Watches every request to the published platform, and every answer. */
final class SitePromises implements VirtualNetwork.Witness {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int PER_SECOND = 10;

  final List<String> broken = new ArrayList<>();

  /** The groups of the phones that were written, in their order. */
  final List<String> order = new ArrayList<>();

  int writes;
  int requests;

  /** Whether people may be taken off their stations. */
  boolean mayTakeOff;

  private final Map<Key, DesiredGroup> groups = new HashMap<>();
  private final Map<String, Set<String>> idsOf = new HashMap<>();
  private final Map<String, Seen<ProvisioningState>> phones = new HashMap<>();
  private final Map<String, Seen<Optional<String>>> stations = new HashMap<>();
  private final Map<String, Deque<Instant>> sends = new HashMap<>();
  private Seen<List<Live.Edge>> edges = new Seen<>(Instant.MIN, List.of());

  private record Seen<T>(Instant askedAt, T what) {
    private Seen<T> or(Seen<T> other) {
      return other.askedAt().isBefore(askedAt) ? this : other;
    }

    private boolean fresh(Instant now) {
      return !askedAt.equals(Instant.MIN) && !askedAt.plus(FRESH).isBefore(now);
    }
  }

  void declare(DesiredFleet fleet) {
    for (DesiredGroup group : fleet.groups()) {
      groups.put(new Key.Group(group.name()), group);
      for (DesiredPhone phone : group.phones()) {
        groups.put(new Key.Phone(phone.key()), group);
      }
    }
  }

  private Optional<DesiredGroup> groupOf(Call.Write write) {
    if (write instanceof Call.Update update && update.wanted() instanceof Fields.Edge edge) {
      return Optional.ofNullable(groups.get(new Key.Group(edge.group())));
    }
    return Optional.ofNullable(groups.get(write.key()));
  }

  @Override
  public void sent(Call call, Instant now) {
    requests++;
    if (!(call instanceof Call.Write write)) {
      return;
    }
    writes++;
    Optional<DesiredGroup> group = groupOf(write);
    String name = group.map(it -> it.name().value()).orElse("no group");
    if (!(write instanceof Call.TakeIntoService)) {
      pace(name, now);
    }
    if (write.key() instanceof Key.Phone(PhoneKey key)) {
      order.add(name);
      group.ifPresent(it -> active(it, call, now));
      switch (write) {
        case Call.Update update -> changeable(key, update.ref().id(), now);
        case Call.Assign assign -> free(key, assign, now);
        default -> {}
      }
    }
  }

  /** Never more than ten writes in any second. */
  private void pace(String group, Instant now) {
    Deque<Instant> recent = sends.computeIfAbsent(group, id -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minusSeconds(1))) {
      recent.removeFirst();
    }
    recent.addLast(now);
    if (recent.size() > PER_SECOND) {
      broken.add("pace: " + recent.size() + " writes to " + group + " in the second to " + now);
    }
  }

  private void active(DesiredGroup group, Call call, Instant now) {
    Set<String> ids = idsOf.getOrDefault(group.name().value(), Set.of());
    List<String> named =
        Stream.concat(
                group.fields().primaryEdge().stream(), group.fields().secondaryEdge().stream())
            .toList();
    boolean served =
        edges.what().stream()
            .filter(edge -> edge.groupId().filter(ids::contains).isPresent())
            .anyMatch(edge -> named.contains(edge.name()) && edge.serves());
    if (!served || !edges.fresh(now)) {
      broken.add("promise 2: " + call + " at " + now + ", edges seen: " + edges);
    }
  }

  private void changeable(PhoneKey key, String id, Instant now) {
    Seen<ProvisioningState> seen = phones.get(id);
    if (seen == null || !seen.fresh(now) || seen.what() == ProvisioningState.PROVISIONING) {
      broken.add("promise 1: " + key + " at " + now + " after " + seen);
    }
  }

  private void free(PhoneKey key, Call.Assign assign, Instant now) {
    Seen<Optional<String>> seen = stations.get(assign.stationId());
    boolean free =
        seen != null
            && seen.fresh(now)
            && (seen.what().isEmpty() || seen.what().get().equals(assign.userId()));
    if (!free && !mayTakeOff) {
      broken.add("promise 1: the station of " + key + " at " + now + " after " + seen);
    }
  }

  @Override
  public void met(Call.Probe probe, Sighting sighting, Instant askedAt) {
    broken.add("a probe of a network that no file names: " + probe);
  }

  @Override
  public void answered(Call call, Answer answer, Instant askedAt) {
    if (!(answer.outcome() instanceof Outcome.Done(Fact fact))) {
      return;
    }
    switch (fact) {
      case Fact.Page page -> {
        if (call instanceof Call.ListPage(Call.Listing what, _) && what.kind() == Call.Kind.EDGE) {
          edges = edges.or(new Seen<>(askedAt, edgesOf(page)));
        }
        page.seen().forEach(live -> saw(live, askedAt));
      }
      case Fact.Seen(Live live) -> saw(live, askedAt);
      case Fact.Written(Optional<Live> live) ->
          live.filter(it -> it instanceof Live.Group).ifPresent(it -> saw(it, askedAt));
      case Fact.TokenFor _, Fact.Probed _, Fact.Prefilled _, Fact.Printed _ -> {}
    }
  }

  private static List<Live.Edge> edgesOf(Fact.Page page) {
    return page.seen().stream()
        .filter(Live.Edge.class::isInstance)
        .map(Live.Edge.class::cast)
        .toList();
  }

  private void saw(Live live, Instant askedAt) {
    switch (live) {
      case Live.Phone phone ->
          phones.merge(phone.id(), new Seen<>(askedAt, phone.state()), Seen::or);
      case Live.StationSeen station ->
          stations.merge(station.id(), new Seen<>(askedAt, station.userId()), Seen::or);
      case Live.Group group ->
          idsOf.computeIfAbsent(group.name().value(), name -> new HashSet<>()).add(group.id());
      default -> {}
    }
  }
}
