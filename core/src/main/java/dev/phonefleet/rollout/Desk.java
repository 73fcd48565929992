package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.outside.Call;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Slot;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.plan.RegionCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What all parts of a rollout share: reads, budget, the tally of what ended how. */
final class Desk {
  final Contract contract;
  final RolloutSettings settings;
  final Differences differences;
  final RegionCheck regions;
  final Reads reads;
  final Listings listings;
  final RandomGenerator random;
  final Catalogue catalogue;
  private final Budget budget;
  private final LongSupplier ids;
  private final Map<Long, Flight> flights = new HashMap<>();
  private final Map<Key, Ended> tally = new LinkedHashMap<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final Set<Exit> exits = EnumSet.noneOf(Exit.class);
  private final List<RolloutEvent> events = new ArrayList<>();
  private final Set<Long> recalled = new HashSet<>();
  private final List<Step> outgoing = new ArrayList<>();
  private Optional<Exit> halted = Optional.empty();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::order));
  private Consumer<Listings.Result> groupsObserver = result -> {};
  private Optional<String> stationsDenied = Optional.empty();
  private boolean wrote;
  private Instant now = Instant.MIN;

  /** A write on its way and who waits for its outcome. */
  record Flight(Step step, Work work, BiConsumer<Work, AfterWrite> then) {}

  private record Timer(Instant at, long order, Runnable then) {}

  Desk(
      Contract contract,
      RolloutSettings settings,
      Differences differences,
      RegionCheck regions,
      Catalogue catalogue,
      Budget budget,
      RandomGenerator random,
      LongSupplier ids) {
    this.contract = contract;
    this.settings = settings;
    this.differences = differences;
    this.regions = regions;
    this.catalogue = catalogue;
    this.budget = budget;
    this.random = random;
    this.ids = ids;
    this.reads =
        new Reads(
            budget,
            call -> contract.charge(call, Optional.empty()),
            settings.deadline(),
            random,
            ids);
    this.listings = new Listings(reads);
  }

  /** Whoever lists the groups, all that they show counts for every group. */
  void watchGroups(Consumer<Listings.Result> observer) {
    groupsObserver = observer;
  }

  /** Lists the groups with a first page that is yet to be sent. */
  void listGroups(Consumer<Listings.Result> then) {
    listings.list(
        new Call.Listing(Call.Kind.GROUP, Optional.empty()),
        result -> {
          if (!atSites()) {
            groupsObserver.accept(result);
          }
          then.accept(result);
        });
  }

  /** Lists what shows how the groups fare, with a first page that is yet to be sent. */
  void watch(Consumer<Listings.Result> then) {
    if (!atSites()) {
      listGroups(then);
      return;
    }
    listings.list(
        Call.Listing.all(Call.Kind.EDGE),
        result -> {
          groupsObserver.accept(result);
          then.accept(result);
        });
  }

  boolean atSites() {
    return contract.layout() == Layout.AT_SITES;
  }

  /** What a contract may look up for this work. */
  Contract.Known known(Work work) {
    return new Contract.Known(catalogue, work.done, work.found(now), settings.takesOff());
  }

  /** Stations may not be written; the first words count. */
  void denyStations(String words) {
    stationsDenied = stationsDenied.or(() -> Optional.of(words));
  }

  Optional<String> stationsDenied() {
    return stationsDenied;
  }

  /** Calls {@code then} in the first turn at or after {@code at}. */
  void later(Instant at, Runnable then) {
    timers.add(new Timer(at, ids.getAsLong(), then));
  }

  /** Runs what is due. */
  void ring() {
    while (!timers.isEmpty() && !timers.peek().at().isAfter(now)) {
      timers.remove().then().run();
    }
  }

  Optional<Instant> nextTimer() {
    return Optional.ofNullable(timers.peek()).map(Timer::at);
  }

  /** Waits for nothing any more. */
  void forget() {
    timers.clear();
    reads.forget();
  }

  Instant now() {
    return now;
  }

  void clock(Instant now) {
    this.now = now;
  }

  /** Sends the write when its lanes have a place; false: ask again later. */
  boolean send(Work work, Call.Write write, Instant notAfter, BiConsumer<Work, AfterWrite> then) {
    Charge charge = contract.charge(write, Optional.of(work.change().group()));
    Optional<Slot> at = budget.reserve(charge, now);
    if (at.isEmpty()) {
      return false;
    }
    if (at.get().sendAt().isAfter(notAfter)) {
      // It could only leave when what it rests on is too old: look again by then.
      budget.withdrawn(charge, at.get().token());
      later(notAfter.plusMillis(1), () -> {});
      return false;
    }
    Step step = new Step(ids.getAsLong(), write, charge, at.get(), notAfter);
    work.lastSent = Optional.of(write);
    flights.put(step.id(), new Flight(step, work, then));
    outgoing.add(step);
    return true;
  }

  /** The write's flight, which is over. */
  Optional<Flight> landed(Step step) {
    return Optional.ofNullable(flights.remove(step.id()));
  }

  Map<Long, Flight> flights() {
    return flights;
  }

  /** Takes back the writes to a group's phones that have not left yet. */
  void recall(GroupName group) {
    for (Flight flight : flights.values()) {
      Change change = flight.work().change();
      if (change.group().equals(group) && change.key() instanceof Key.Phone) {
        recalled.add(flight.step().id());
      }
    }
  }

  /** The steps taken back since the last call. */
  Set<Long> recalled() {
    Set<Long> out = Set.copyOf(recalled);
    recalled.clear();
    return out;
  }

  /** The steps handed out since the last call. */
  List<Step> outgoing() {
    List<Step> out = List.copyOf(outgoing);
    outgoing.clear();
    return out;
  }

  void over(Work work, Ended how) {
    over(work, how, Optional.empty());
  }

  /** The work ended badly. */
  void over(Work work, Ended how, Diagnostic why, Exit exit) {
    exits.add(exit);
    over(work, how, Optional.of(why));
  }

  private void over(Work work, Ended how, Optional<Diagnostic> why) {
    work.end(how);
    tally.put(work.planned().key(), how);
    why.filter(it -> findings.isEmpty() || !findings.getLast().equals(it)).ifPresent(findings::add);
    events.add(new RolloutEvent.Over(work.planned(), how, why));
  }

  /** Counts an object that was no work of its own, or that turned out otherwise later. */
  void count(Key key, Ended how) {
    tally.put(key, how);
  }

  Optional<Ended> counted(Key key) {
    return Optional.ofNullable(tally.get(key));
  }

  void find(Diagnostic finding, Optional<Exit> exit) {
    findings.add(finding);
    exit.ifPresent(exits::add);
  }

  void tell(RolloutEvent event) {
    events.add(event);
  }

  List<RolloutEvent> told() {
    List<RolloutEvent> out = List.copyOf(events);
    events.clear();
    return out;
  }

  /** No write may leave any more. The first reason counts. */
  void halt(Exit exit, Diagnostic why) {
    if (halted.isEmpty()) {
      halted = Optional.of(exit);
      find(why, Optional.of(exit));
    }
  }

  boolean halted() {
    return halted.isPresent();
  }

  void markWritten() {
    wrote = true;
  }

  RolloutResult result() {
    return new RolloutResult(Map.copyOf(tally), List.copyOf(findings), Set.copyOf(exits), wrote);
  }

  static Diagnostic failed(Change change, String what, String why, String next) {
    String code = change.key().kind() + ".failed";
    return Diagnostic.error(code, change.where(), what, why, next);
  }
}
