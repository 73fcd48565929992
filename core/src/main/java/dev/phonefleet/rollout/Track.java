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
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import dev.phonefleet.pacing.Backoff;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.EdgeMoves;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final Desk desk;
  private final DesiredGroup group;
  private final GroupGates gates;
  private final Aftermath aftermath;
  private final Phones phones;
  private final Deque<Work> ready = new ArrayDeque<>();
  private final List<Work> works = new ArrayList<>();
  private Optional<Work> own = Optional.empty();
  private Optional<String> groupId = Optional.empty();
  private Optional<String> provisioningUrl = Optional.empty();
  private Optional<Diagnostic> closed = Optional.empty();
  private Instant lastLookAt = Instant.MIN;
  private boolean seenThisRun;
  private boolean onHold;
  private int open;
  private int looking;

  Track(Desk desk, DesiredGroup group, Elsewhere elsewhere) {
    this.desk = desk;
    this.group = group;
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

  Optional<Home> home() {
    return groupId.map(Home.InGroup::new);
  }

  /** Takes a change of this group or of one of its phones. */
  void take(Change change) {
    Work work = new Work(change);
    open++;
    works.add(work);
    if (change.key() instanceof Key.Group) {
      own = Optional.of(work);
    } else {
      ready.addLast(work);
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
      if (seenThisRun && own.filter(work -> !work.over()).isEmpty()) {
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
    groupId = Optional.of(live.id());
    provisioningUrl = live.provisioningUrl().or(() -> provisioningUrl);
  }

  /** Sends what may be sent now. */
  void pump() {
    phones.pump();
    if (desk.halted() || closed.isPresent() || onHold) {
      return;
    }
    if (own.isPresent() && !own.get().over()) {
      Work first = own.get();
      if (!first.begun) {
        first.begun = true;
        ready.addFirst(first);
      }
      while (first.equals(ready.peek()) && advance(first, Instant.MAX)) {}
      return;
    }
    gates.pump(provisioningUrl, phonesLeft());
    switch (gates.verdict(groupId)) {
      case GroupGates.Verdict.Open(Instant until) -> {
        while (!ready.isEmpty() && advance(ready.getFirst(), until)) {}
      }
      case GroupGates.Verdict.Closed() -> {}
      case GroupGates.Verdict.Shut(Diagnostic why, boolean becauseOfGroup) ->
          shut(why, becauseOfGroup);
    }
  }

  /** Whether phones are still to be written, besides those that are only waited for. */
  private boolean phonesLeft() {
    return open > phones.waiting();
  }

  /** Takes the first ready work one step on; false when nothing more can be done in this turn. */
  private boolean advance(Work work, Instant until) {
    Optional<Live> look = work.freshLook(desk.now());
    Contract.Progress sofar =
        new Contract.Progress(
            groupId,
            work.ref(),
            look,
            work.written,
            desk.settings.tryFailed() && !work.triedFailed);
    switch (desk.contract.next(work.change(), sofar)) {
      case Contract.Move.Ask(Call.Look wanted) -> {
        if (looking >= LOOKS_AHEAD) {
          return false;
        }
        ready.removeFirst();
        looking++;
        desk.reads.ask(wanted, ended -> looked(work, ended));
      }
      case Contract.Move.Send(Call.Write write) -> {
        Instant notAfter = until;
        if (look.isPresent() && work.lookGoodUntil().isBefore(until)) {
          notAfter = work.lookGoodUntil();
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
      case Contract.Move.Finished() -> {
        ready.removeFirst();
        succeeded(work, true);
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
    desk.halt(Exit.ACCESS, Told.denied(work.change(), words));
  }

  /** The work goes on as soon as its turn comes. */
  void requeue(Work work) {
    if (closed.isPresent()) {
      over(work, Ended.HELD);
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
    List<FieldChange> fields = desk.differences.of(work.change().wanted(), live);
    work.saw(live, askedAt);
    if (live instanceof Live.Group there) {
      bind(there);
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
    if (fields.isEmpty()) {
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
    Diagnostic why = Told.gone(group.name(), groupId);
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
      own.filter(work -> !work.over() && !work.begun).ifPresent(work -> over(work, Ended.HELD));
      List<Work> held = new ArrayList<>(ready);
      ready.clear();
      held.addAll(phones.dismiss(writtenToo));
      held.forEach(work -> over(work, work.awaiting ? work.success(false) : Ended.HELD));
    }
  }

  /** Nothing is left but phones that wait for something they may never become. */
  boolean onlyWaiting() {
    return open == phones.waiting() && settled();
  }

  /** The gate has said all it will. */
  private boolean settled() {
    return closed.isPresent() || gate().lastSeenActive();
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
    boolean exists = own.isEmpty() || own.get().over();
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
