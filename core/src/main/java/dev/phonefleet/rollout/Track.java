package dev.phonefleet.rollout;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.gate.GroupActive;
import dev.phonefleet.inventory.Listings;
import dev.phonefleet.inventory.PhonePages;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Backoff;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.EdgeMoves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One edge group on its way: its own change first, then, while its gate is open, its phones. Works
 * are ready, in flight, looked at, waiting or over; whoever takes a work out of one place puts it
 * into the next.
 */
final class Track {
  /**
   * So many looks are taken ahead of their writes, so that a look is still fresh when it is used.
   */
  private static final int LOOKS_AHEAD = 5;

  private static final Duration UNSEEN = Duration.ofSeconds(60);

  private final Desk desk;
  private final DesiredGroup group;
  private final GroupGates gates;
  private final Aftermath aftermath;
  private final Phones phones;
  private final Deque<Work> ready = new ArrayDeque<>();
  private final List<Work> works = new ArrayList<>();
  private final List<Work> own = new ArrayList<>();
  private final Set<String> sites;
  private Optional<Live.Group> known = Optional.empty();
  private Optional<String> provisioningUrl = Optional.empty();
  private Optional<Diagnostic> closed = Optional.empty();
  private Instant lastLookAt = Instant.MIN;
  private boolean seenThisRun;
  private boolean onHold;
  private int open;
  private int looking;

  /**
   * @param sites the ids of the sites whose phones belong to the group
   */
  Track(Desk desk, DesiredGroup group, Set<String> sites, Elsewhere elsewhere) {
    this.desk = desk;
    this.group = group;
    this.sites = Set.copyOf(sites);
    this.gates = new GroupGates(desk, group);
    this.aftermath = new Aftermath(desk, this, elsewhere);
    this.phones = new Phones(desk, this);
  }

  DesiredGroup group() {
    return group;
  }

  GroupActive gate() {
    return gates.active();
  }

  Phones phones() {
    return phones;
  }

  /** The group as it was seen last, or made. */
  Optional<Live.Group> known() {
    return known;
  }

  Optional<String> groupId() {
    return known.map(Live.Group::id);
  }

  Set<String> sites() {
    return sites;
  }

  /** Lists the group's phones with first pages that are yet to be sent. */
  void listPhones(Consumer<Listings.Result> then) {
    if (desk.atSites()) {
      new PhonePages(desk.reads, desk.listings, sites).list(then);
    } else {
      Optional<Home> home = groupId().map(Home.InGroup::new);
      desk.listings.list(new Call.Listing(Call.Kind.PHONE, home), then);
    }
  }

  /** Whether its phones are anywhere to be listed. */
  boolean listable() {
    return desk.atSites() ? !sites.isEmpty() : known.isPresent();
  }

  /** Takes a change of this group or of one of its phones. */
  void take(Change change) {
    Work work = new Work(change);
    open++;
    works.add(work);
    if (change.key() instanceof Key.Phone) {
      ready.addLast(work);
    } else {
      own.add(work);
    }
  }

  /** The group was there when the plan was made; only ACTIVE counts from then. */
  void found(Live.Group live, Instant askedAt) {
    bind(live);
    seenThisRun = true;
    if (live.status() == GroupStatus.ACTIVE) {
      saw(Optional.of(live), askedAt);
    }
  }

  /** A listing of all groups, asked at {@code askedAt}, showed this group, or not. */
  void saw(Optional<Live.Group> live, Instant askedAt) {
    if (closed.isPresent() || askedAt.isBefore(lastLookAt)) {
      return;
    }
    lastLookAt = askedAt;
    if (live.isEmpty()) {
      if (seenThisRun && ownOver()) {
        gone();
      }
      return;
    }
    seenThisRun = true;
    bind(live.get());
    GroupActive gate = gate();
    String before = gate.lastWord();
    gate.saw(live.get().status(), live.get().statusWord(), askedAt);
    if (!gate.lastSeenActive()) {
      desk.recall(group.name());
    }
    boolean nothingNew = before.equals(GroupActive.UNSEEN) && gate.lastSeenActive();
    if (!before.equals(gate.lastWord()) && !nothingNew) {
      desk.tell(new RolloutEvent.GroupSeen(group.name(), gate.lastWord()));
    }
  }

  /** The group exists, under this id. */
  void bind(Live.Group live) {
    known = Optional.of(live);
    provisioningUrl = live.provisioningUrl().or(() -> provisioningUrl);
  }

  /** Sends what may be sent now. */
  void pump() {
    phones.pump();
    if (desk.halted() || closed.isPresent() || onHold) {
      return;
    }
    if (ownOver()) {
      gates.pump(provisioningUrl, phonesLeft());
    }
  }

  /** Takes one step; false when there is none to be taken in this turn. */
  boolean step() {
    if (desk.halted() || closed.isPresent() || onHold) {
      return false;
    }
    Optional<Work> mine = own.stream().filter(work -> !work.over()).findFirst();
    if (mine.isPresent()) {
      Work first = mine.get();
      if (!first.begun) {
        first.begun = true;
        ready.addFirst(first);
      }
      return first.equals(ready.peek()) && advance(first, Instant.MAX);
    }
    return switch (gates.verdict(groupId())) {
      case GroupGates.Verdict.Open(Instant until) ->
          !ready.isEmpty() && advance(ready.getFirst(), until);
      case GroupGates.Verdict.Closed() -> false;
      case GroupGates.Verdict.Shut(Diagnostic why, boolean becauseOfGroup) -> {
        shut(why, becauseOfGroup);
        yield false;
      }
    };
  }

  private boolean ownOver() {
    return own.stream().allMatch(Work::over);
  }

  /** Whether phones are still to be written, besides those that are only waited for. */
  private boolean phonesLeft() {
    return open > phones.waiting();
  }

  /** Takes the first ready work one step on; false when nothing more can be done in this turn. */
  private boolean advance(Work work, Instant until) {
    Optional<Live> look = work.freshLook(desk.now());
    switch (next(work)) {
      case Contract.Move.Ask(Call.Look wanted) -> {
        if (looking >= LOOKS_AHEAD) {
          return false;
        }
        ready.removeFirst();
        looking++;
        desk.reads.ask(wanted, ended -> looked(work, ended));
      }
      case Contract.Move.Find(Call.Listing what) -> {
        ready.removeFirst();
        desk.listings.list(what, result -> found(work, what, result));
      }
      case Contract.Move.Send(Call.Write write) when barred(write) -> {
        ready.removeFirst();
        fail(
            work,
            Told.noStations(work.change(), desk.stationsDenied().orElse("")),
            Exit.ACCESS,
            Ended.FAILED);
      }
      case Contract.Move.Send(Call.Write write) -> {
        Instant notAfter = until;
        if (look.isPresent() && work.lookGoodUntil().isBefore(until)) {
          notAfter = work.lookGoodUntil();
        }
        if (ofStation(write) && work.foundGoodUntil().isBefore(notAfter)) {
          notAfter = work.foundGoodUntil();
        }
        if (!desk.send(work, write, notAfter, aftermath::of)) {
          return false;
        }
        work.triesFailed = look.filter(Phones::failed).isPresent();
        ready.removeFirst();
      }
      case Contract.Move.Wait(boolean failed) -> {
        ready.removeFirst();
        work.failed = failed;
        phones.await(work);
      }
      case Contract.Move.NotYetVisible(String words) -> {
        ready.removeFirst();
        work.forgetFound();
        unseen(work, words);
      }
      case Contract.Move.Finished() -> {
        ready.removeFirst();
        succeeded(work, true);
      }
      case Contract.Move.GiveUp(Diagnostic why, Exit exit) -> {
        ready.removeFirst();
        fail(work, why, exit, exit == Exit.POLICY ? Ended.HELD : Ended.FAILED);
      }
      case Contract.Move.Conflict(String words) -> {
        ready.removeFirst();
        fail(
            work,
            "Somebody else changed " + work.change().where() + " since the plan was made.",
            words,
            "Run plan again and decide which value is right.");
      }
    }
    return true;
  }

  private Contract.Move next(Work work) {
    Contract.Progress sofar =
        new Contract.Progress(
            groupId(),
            work.ref(),
            work.freshLook(desk.now()),
            work.written,
            desk.settings.tryFailed() && !work.triedFailed,
            desk.known(work));
    return desk.contract.next(work.change(), sofar);
  }

  /** Stations may not be written: that is said once by the platform and not asked again. */
  private boolean barred(Call.Write write) {
    return ofStation(write) && desk.stationsDenied().isPresent();
  }

  private static boolean ofStation(Call.Write write) {
    return write instanceof Call.Assign || write instanceof Call.Disassociate;
  }

  private void found(Work work, Call.Listing what, Listings.Result result) {
    switch (result) {
      case Listings.Result.Complete(List<Live> seen, Instant askedAt) -> {
        work.found(what, seen, askedAt);
        requeue(work);
      }
      case Listings.Result.Denied(String words) -> {
        desk.denyStations(words);
        fail(work, Told.noStations(work.change(), words), Exit.ACCESS, Ended.FAILED);
      }
      case Listings.Result.Incomplete(_, _, String words) -> unreadable(work, words);
      case Listings.Result.Absent(String words) -> unreadable(work, words);
      case Listings.Result.Failed(String words) -> unreadable(work, words);
    }
  }

  /** Something that was just made does not show yet: it is given a minute. */
  void unseen(Work work, String words) {
    if (work.unseenSince.equals(Instant.MAX)) {
      work.unseenSince = desk.now();
    }
    if (desk.now().isBefore(work.unseenSince.plus(UNSEEN))) {
      pause(work);
    } else {
      fail(
          work,
          "What it needs was made and does not show for " + UNSEEN.toSeconds() + " s.",
          words,
          "Run the same command again; if it stays so, give support the correlation id.");
    }
  }

  /** A write was carried out: the work goes on with what it needs next, if anything. */
  void goOn(Work work) {
    if (next(work) instanceof Contract.Move.Finished) {
      succeeded(work, false);
    } else {
      requeue(work);
    }
  }

  private void looked(Work work, Reads.Ended ended) {
    looking--;
    switch (ended.what()) {
      case AfterRead.Use(Fact.Seen(Live live)) -> {
        work.saw(live, ended.askedAt());
        requeue(work);
      }
      case AfterRead.Use _ -> unreadable(work, "an answer of another kind");
      case AfterRead.Absent(String words) -> vanished(work, words);
      case AfterRead.Deny(String words) -> denied(work, words);
      case AfterRead.Fail(String words) -> unreadable(work, words);
      case AfterRead.Again(_, String words) -> unreadable(work, words);
    }
  }

  void unreadable(Work work, String words) {
    fail(work, "It could not be read.", words, "Run the same command again.");
  }

  void vanished(Work work, String words) {
    aftermath.vanished(work, words);
  }

  void gone(Work work, String words) {
    fail(
        work,
        "It is gone: somebody deleted it since it was listed.",
        words,
        "Run the same command again; it will be created if it is still in the file.");
  }

  void denied(Work work, String words) {
    desk.halt(Exit.ACCESS, Told.denied(work.change(), words, desk.contract.permissions()));
  }

  /** The work goes on as soon as its turn comes. */
  void requeue(Work work) {
    if (closed.isPresent()) {
      over(work, work.written ? work.success(false) : Ended.HELD);
    } else {
      ready.addFirst(work);
    }
  }

  /** The work goes on after a while. */
  void pause(Work work) {
    Instant at = desk.now().plus(Backoff.READS.delay(++work.connectFailures, desk.random));
    desk.later(at, () -> requeue(work));
  }

  /** The object of a create exists: change it where it differs. */
  void adopt(Work work, Live live, Instant askedAt) {
    List<FieldChange> fields = desk.contract.left(work.change(), live, desk.catalogue);
    work.saw(live, askedAt);
    if (live instanceof Live.Group there) {
      bind(there);
    }
    if (live instanceof Live.Group there && !desk.atSites()) {
      if (aftermath.astray(work, there)) {
        return;
      }
      Optional<Diagnostic> edges =
          desk.settings.edgeMoves() ? Optional.empty() : EdgeMoves.refusal(group, fields);
      if (edges.isPresent()) {
        desk.find(edges.get(), Optional.of(Exit.POLICY));
        over(work, Ended.HELD);
        return;
      }
    }
    if (fields.isEmpty() && !desk.atSites()) {
      succeeded(work, true);
    } else {
      Change old = work.change();
      work.becomes(
          new Change(
              Change.Action.UPDATE,
              old.key(),
              old.group(),
              Optional.of(live),
              old.wanted(),
              fields));
      work.forgetLook();
      requeue(work);
    }
  }

  /** The object is as wanted now. */
  void succeeded(Work work, boolean wasAsWanted) {
    boolean phone = work.change().key() instanceof Key.Phone;
    if (phone && (work.written || work.created) && desk.settings.untilActive()) {
      work.awaiting = true;
      work.waitingSince = Instant.MAX;
      work.busyLooks = 0;
      phones.await(work);
    } else {
      over(work, work.success(wasAsWanted));
    }
  }

  void over(Work work, Ended how) {
    open--;
    desk.over(work, how);
  }

  void fail(Work work, String what, String why, String next) {
    fail(work, Desk.failed(work.change(), what, why, next), Exit.PARTIAL, Ended.FAILED);
  }

  void fail(Work work, Diagnostic why, Exit exit, Ended how) {
    open--;
    desk.over(work, how, why, exit);
    if (work.change().key() instanceof Key.Group) {
      close(why);
    }
  }

  /** Writes wait until a refusal is understood. */
  void hold(boolean on) {
    onHold = on;
    if (on) {
      desk.recall(group.name());
    }
  }

  private void shut(Diagnostic why, boolean becauseOfGroup) {
    desk.find(why, Optional.of(Exit.GATE));
    if (becauseOfGroup) {
      desk.count(new Key.Group(group.name()), Ended.FAILED);
    }
    // Names and ports hold up writes; what is written may still become ACTIVE.
    close(why, becauseOfGroup);
  }

  void gone() {
    if (closed.isPresent()) {
      return;
    }
    Diagnostic why = Told.gone(group.name(), groupId());
    desk.find(why, Optional.of(Exit.PARTIAL));
    desk.count(new Key.Group(group.name()), Ended.FAILED);
    close(why);
  }

  /** Nothing of this group is written any more; what has not been sent is held. */
  void close(Diagnostic why) {
    close(why, true);
  }

  private void close(Diagnostic why, boolean writtenToo) {
    if (closed.isEmpty()) {
      closed = Optional.of(why);
      desk.recall(group.name());
      own.stream()
          .filter(work -> !work.over() && !work.begun)
          .forEach(work -> over(work, Ended.HELD));
      List<Work> held = new ArrayList<>(ready);
      ready.clear();
      held.addAll(phones.dismiss(writtenToo));
      held.forEach(
          work -> over(work, work.awaiting || work.written ? work.success(false) : Ended.HELD));
    }
  }

  /** Nothing is left but phones that wait for something they may never become. */
  boolean onlyWaiting() {
    return open == phones.waiting() && settled();
  }

  /** The gate has said all it will. */
  private boolean settled() {
    return closed.isPresent() || group.name().isNone() || gate().lastSeenActive();
  }

  boolean finished() {
    boolean told = closed.isPresent() || gates.quiet();
    return open == 0 && settled() && phones.looked() && told;
  }

  boolean allOver() {
    return open == 0;
  }

  /** Whether its state must be watched. */
  boolean needsWatch() {
    boolean exists = ownOver() && !group.name().isNone();
    return closed.isEmpty() && exists && (phonesLeft() || !gate().lastSeenActive());
  }

  Optional<Instant> wakeAt() {
    Optional<Instant> gate = closed.isPresent() ? Optional.empty() : gates.wakeAt();
    return Stream.concat(phones.wakeAt().stream(), gate.stream()).min(Instant::compareTo);
  }

  /** The run stops: what has not been sent is left. */
  void leave(Set<Work> flying) {
    for (Work work : works) {
      if (!work.over() && !flying.contains(work)) {
        over(work, work.left());
      }
    }
  }
}
