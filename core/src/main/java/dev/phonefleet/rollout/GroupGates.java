package dev.phonefleet.rollout;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.engine.AfterRead;
import dev.phonefleet.engine.Reads;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.gate.GroupActive;
import dev.phonefleet.gate.NetworkPath;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.gate.Targets;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Sighting;
import java.time.Instant;
import java.util.Optional;

/**
 * What has to be true before a group's phones are written, in its order: the group is ACTIVE, its
 * names resolve, its ports are open. Names and ports are only looked at when there are phones to
 * write, and the clock of their wait starts when the group is ACTIVE.
 */
final class GroupGates {
  private final Desk desk;
  private final DesiredGroup group;
  private final GroupActive active;
  private Optional<NetworkPath> path = Optional.empty();
  private Optional<String> bootsFrom = Optional.empty();
  private String lastTold = "";
  private String toldClosed = "";
  private boolean waiting;
  private boolean warned;

  GroupGates(Desk desk, DesiredGroup group) {
    this.desk = desk;
    this.group = group;
    this.active = new GroupActive(group.readiness().timeout());
  }

  /** Whether phones may be written. */
  sealed interface Verdict {
    /** They may, up to that instant. */
    record Open(Instant until) implements Verdict {}

    /** Not now. */
    record Closed() implements Verdict {}

    /** Not in this run. */
    record Shut(Diagnostic why, boolean becauseOfGroup) implements Verdict {}
  }

  GroupActive active() {
    return active;
  }

  /**
   * Asks what is due. While the group is not ACTIVE, or no phone is left to be written, nobody
   * waits for names and ports, and their clocks stand.
   *
   * @param url where the group's phones boot from, as the platform says
   * @param phonesLeft whether phones are still to be written
   */
  void pump(Optional<String> url, boolean phonesLeft) {
    if (nothingToLookAt()) {
      return;
    }
    boolean before = waiting;
    waiting = phonesLeft && active.lastSeenActive();
    boolean elsewhere = path.isEmpty() || (url.isPresent() && !url.equals(bootsFrom));
    if (waiting && elsewhere) {
      bootsFrom = url;
      Targets targets = Targets.of(group, url, desk.settings.gates());
      path = Optional.of(new NetworkPath(targets, desk.settings.gates(), false));
      warned = false;
    }
    if (path.isEmpty()) {
      return;
    }
    NetworkPath way = path.get();
    if (waiting) {
      way.begin(desk.now());
    }
    if (waiting && !before) {
      way.resume(desk.now());
    }
    for (Call.Probe probe : way.wants(desk.now(), waiting)) {
      desk.reads.ask(probe, ended -> saw(way, probe, ended));
    }
    warn(way);
  }

  /** Sites have no provisioning name of their own: only one that the file gives is looked at. */
  private boolean nothingToLookAt() {
    return group.name().isNone() || !group.dns().hasHost();
  }

  private void saw(NetworkPath way, Call.Probe probe, Reads.Ended ended) {
    if (!(ended.what() instanceof AfterRead.Use(Fact.Probed(Sighting met)))) {
      return;
    }
    if (way.saw(probe, met, desk.now())) {
      if (way.state(desk.now()) != GateState.OPEN) {
        desk.recall(group.name());
      }
      tell(way);
    }
  }

  /** Says what is waited for, and once more when it came. */
  private void tell(NetworkPath way) {
    PathReport report = way.report(desk.now());
    GateState state = way.state(desk.now());
    boolean byName = report.names() == GateState.CLOSED || report.names() == GateState.SHUT;
    boolean closed = state == GateState.CLOSED;
    String gate = closed ? (byName ? NetworkPath.NAMES : NetworkPath.PORTS) : toldClosed;
    String words = gate.equals(NetworkPath.NAMES) ? report.nameWords() : report.portWords();
    String told = closed ? gate + " " + words : "";
    boolean opensAnother = !closed && state == GateState.UNSEEN && gate.equals(NetworkPath.PORTS);
    if (told.equals(lastTold) || gate.isEmpty() || opensAnother) {
      return;
    }
    lastTold = told;
    toldClosed = closed ? gate : "";
    GateState shown = state == GateState.UNSEEN ? GateState.OPEN : state;
    desk.tell(new RolloutEvent.GateSeen(group.name(), gate, shown, words));
  }

  private void warn(NetworkPath way) {
    GateState state = way.state(desk.now());
    boolean opened = state == GateState.OPEN && !way.underWay();
    boolean ended = !waiting && !way.underWay();
    if (!warned && (opened || ended || state == GateState.SHUT)) {
      warned = true;
      way.warnings(desk.now()).forEach(finding -> desk.find(finding, Optional.empty()));
    }
  }

  /**
   * What holds now; names and ports hold up phones only.
   *
   * @param groupId names the group where it has to be named
   */
  Verdict verdict(Optional<String> groupId) {
    if (group.name().isNone()) {
      return new Verdict.Open(Instant.MAX);
    }
    return switch (active.verdict(desk.now())) {
      case GroupActive.Verdict.Shut(String words) ->
          new Verdict.Shut(Told.notActive(group.name(), groupId, words), true);
      case GroupActive.Verdict.Closed() -> new Verdict.Closed();
      case GroupActive.Verdict.Open(Instant until) ->
          path.filter(way -> waiting)
              .map(way -> byPath(way, until))
              .orElseGet(() -> new Verdict.Open(until));
    };
  }

  private Verdict byPath(NetworkPath way, Instant until) {
    return switch (way.state(desk.now())) {
      case OPEN -> {
        Instant relied = way.goodUntil();
        yield new Verdict.Open(relied.isBefore(until) ? relied : until);
      }
      case SHUT -> new Verdict.Shut(way.closed(), false);
      case CLOSED, UNSEEN, SKIPPED, WATCHED, UNPROBED -> new Verdict.Closed();
    };
  }

  /** Whether nothing more will be told. */
  boolean quiet() {
    return path.isEmpty() || warned;
  }

  Optional<Instant> wakeAt() {
    return path.flatMap(way -> way.dueAt(waiting));
  }
}
