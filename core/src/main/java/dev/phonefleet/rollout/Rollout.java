package dev.phonefleet.rollout;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.Input;
import dev.phonefleet.engine.Machine;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.engine.Step;
import dev.phonefleet.engine.Turn;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outcome;
import dev.phonefleet.pacing.Budget;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.plan.RegionCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The machine that carries out a plan. */
public final class Rollout implements Machine<RolloutEvent, RolloutResult> {
  private static final Duration GRACE = Duration.ofSeconds(8);

  private final Desk desk;
  private final Budget budget;
  private final List<Track> tracks;
  private final Watch watch;
  private final LastLook lastLook;
  private Optional<Instant> giveUpAt = Optional.empty();
  private boolean writesFirst;
  private int turns;

  /**
   * @param live what the plan was made against
   * @param budget of the whole run
   */
  public Rollout(
      Plan plan,
      LiveFleet live,
      Contract contract,
      Differences differences,
      RolloutSettings settings,
      Budget budget,
      RandomGenerator random,
      LongSupplier ids) {
    RegionCheck regions = new RegionCheck(live.tenant(), live.layout());
    this.desk =
        new Desk(contract, settings, differences, regions, live.catalogue(), budget, random, ids);
    this.budget = budget;
    this.tracks = tracks(plan, live);
    this.watch = new Watch(desk, tracks, live.groupsAskedAt());
    this.lastLook = new LastLook(desk, tracks);
    desk.watchGroups(watch::observe);
  }

  private List<Track> tracks(Plan plan, LiveFleet live) {
    Elsewhere elsewhere = new Elsewhere(desk);
    Map<GroupName, Track> byName = new LinkedHashMap<>();
    for (DesiredGroup group : plan.groups()) {
      Set<String> sites =
          live.sites().entrySet().stream()
              .filter(site -> site.getValue().equals(group.name()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      Track track = new Track(desk, group, sites, elsewhere);
      track.phones().counted(live.phonesOf(group.name()).size());
      live.group(group.name()).ifPresent(there -> track.found(there, live.groupsAskedAt()));
      byName.put(group.name(), track);
    }
    for (Change change : plan.changes()) {
      Track track = byName.get(change.group());
      if (track == null) {
        throw new IllegalArgumentException("a change of a group that does not go: " + change.key());
      }
      track.take(change);
    }
    return List.copyOf(byName.values());
  }

  @Override
  public RolloutResult result() {
    return desk.result();
  }

  @Override
  public Turn<RolloutEvent> turn(Input input, Instant now) {
    desk.clock(now);
    Set<Long> recalled = new HashSet<>();
    switch (input) {
      case Input.Tick() -> {}
      case Input.Sent(Step step) -> sent(step, now);
      case Input.Answered(Step step, Answer answer) -> {
        if (answered(step, answer, now)) {
          recalled.addAll(desk.flights().keySet());
          recalled.addAll(desk.reads.inFlight());
        }
      }
      case Input.Stop(Exit exit, Diagnostic why) -> desk.halt(exit, why);
    }
    if (desk.halted() && giveUpAt.isEmpty()) {
      giveUpAt = Optional.of(now.plus(GRACE));
      desk.forget();
      recalled.addAll(desk.flights().keySet());
      Set<Work> flying = flying();
      tracks.forEach(track -> track.leave(flying));
    }
    return giveUpAt.isPresent() ? ending(now, recalled) : going(now, recalled);
  }

  private Turn<RolloutEvent> going(Instant now, Set<Long> recalled) {
    desk.ring();
    List<Step> steps = new ArrayList<>();
    watch.pump();
    if (!writesFirst) {
      steps.addAll(desk.reads.steps(now));
    }
    pumpAll();
    letGo();
    tracks.forEach(track -> track.phones().finish());
    lastLook.pump();
    steps.addAll(desk.reads.steps(now));
    List<Step> writes = desk.outgoing();
    // Where reads and writes share a lane they take turns: who got a place goes second next time.
    if (!writes.isEmpty()) {
      writesFirst = false;
    } else if (!steps.isEmpty()) {
      writesFirst = true;
    }
    steps.addAll(writes);
    if (desk.halted()) {
      Turn<RolloutEvent> first = new Turn<>(steps, recalled, List.of(), Optional.empty(), false);
      return first.then(turn(new Input.Tick(), now));
    }
    recalled.addAll(desk.recalled());
    boolean finished = tracks.stream().allMatch(Track::finished) && desk.flights().isEmpty();
    return new Turn<>(steps, recalled, desk.told(), wakeAt(), finished);
  }

  /**
   * Every turn begins with another group, and they take one step each in turn, so that what they
   * share is shared fairly.
   */
  private void pumpAll() {
    int first = tracks.isEmpty() ? 0 : turns++ % tracks.size();
    tracks.forEach(Track::pump);
    boolean progress = true;
    while (progress) {
      progress = false;
      for (int i = 0; i < tracks.size(); i++) {
        progress |= tracks.get((first + i) % tracks.size()).step();
      }
    }
  }

  /** Gives up the phones that nothing but themselves is waited for. */
  private void letGo() {
    boolean waiting = tracks.stream().anyMatch(track -> track.phones().waiting() > 0);
    if (!waiting || !tracks.stream().allMatch(Track::onlyWaiting)) {
      return;
    }
    boolean hopeless = tracks.stream().allMatch(track -> track.phones().hopeless());
    if (hopeless || !desk.settings.waitForBusy()) {
      tracks.forEach(track -> track.phones().giveUpAll());
    }
  }

  private Turn<RolloutEvent> ending(Instant now, Set<Long> recalled) {
    if (!now.isBefore(giveUpAt.orElseThrow())) {
      List.copyOf(desk.flights().values())
          .forEach(flight -> {
            desk.landed(flight.step());
            desk.markWritten();
            desk.over(flight.work(), Ended.UNKNOWN);
          });
    }
    boolean finished = desk.flights().isEmpty();
    desk.outgoing();
    return new Turn<>(List.of(), recalled, desk.told(), giveUpAt, finished);
  }

  private void sent(Step step, Instant now) {
    budget.sent(step.charge(), step.token(), now);
    desk.reads.sent(step, now);
  }

  /** Takes an answer; true when everything unsent has to wait. */
  private boolean answered(Step step, Answer answer, Instant now) {
    if (Reads.neverLeft(answer.outcome())) {
      budget.withdrawn(step.charge(), step.token());
    } else {
      budget.answered(step.charge(), step.token(), answer.hints(), now);
    }
    boolean throttled = answer.outcome() instanceof Outcome.Throttled;
    if (throttled) {
      desk.tell(
          new RolloutEvent.Throttled(
              budget.throttled(step.charge(), step.token(), answer.hints(), now)));
    } else if (answer.real()) {
      budget.served();
    }
    Optional<Desk.Flight> flight = desk.landed(step);
    if (flight.isEmpty()) {
      desk.reads.answered(step, answer, now);
      return throttled;
    }
    Desk.Flight it = flight.get();
    AfterWrite after = AfterWrite.of((Call.Write) step.call(), answer.outcome());
    if (after instanceof AfterWrite.Done) {
      desk.markWritten();
      it.work().done.add((Call.Write) step.call());
    }
    if (desk.halted()) {
      landedLate(it.work(), after);
    } else {
      it.then().accept(it.work(), after);
    }
    return throttled;
  }

  /** An answer that came while the run was ending: counted, and nothing follows from it. */
  private void landedLate(Work work, AfterWrite after) {
    switch (after) {
      case AfterWrite.Done _ -> {
        work.written = true;
        work.created |= work.creates();
        desk.over(work, work.success(false));
      }
      case AfterWrite.Settle _ -> {
        desk.markWritten();
        desk.over(work, Ended.UNKNOWN);
      }
      case AfterWrite.Again _ ->
          desk.over(work, work.unknownSends > 0 ? Ended.UNKNOWN : Ended.LEFT);
      case AfterWrite.LookWhy(String words, _) -> failedLate(work, words);
      case AfterWrite.Understand(_, _, String words) -> failedLate(work, words);
      case AfterWrite.Fail(String words) -> failedLate(work, words);
    }
  }

  private void failedLate(Work work, String words) {
    Diagnostic why =
        Desk.failed(
            work.change(),
            "The platform refused it while the run was ending.",
            words,
            "Run the same command again.");
    desk.over(work, Ended.FAILED, why, Exit.PARTIAL);
  }

  private Set<Work> flying() {
    return desk.flights().values().stream().map(Desk.Flight::work).collect(Collectors.toSet());
  }

  private Optional<Instant> wakeAt() {
    return Stream.of(
            Stream.of(desk.reads.wakeAt(desk.now()), desk.nextTimer(), watch.dueAt()),
            tracks.stream().map(Track::wakeAt))
        .flatMap(times -> times)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }
}
