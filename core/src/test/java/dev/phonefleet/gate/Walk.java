package dev.phonefleet.gate;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leads one path through virtual time: sends what it wants when that is due, answers at once. */
final class Walk {
  static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  static final GateOptions NAMES_ONLY = new GateOptions(false, true, Set.of(), Optional.empty());
  static final GateOptions PORTS_ONLY = new GateOptions(true, false, Set.of(), Optional.empty());
  private static final int MOST_ROUNDS = 10_000;

  private final NetworkPath path;
  private final Surroundings around;
  private final List<Asked> asked = new ArrayList<>();
  private Instant now = T0;
  private boolean reliedOn = true;

  /** A probe, and when it was sent. */
  record Asked(Instant at, Call.Probe probe) {}

  Walk(NetworkPath path, Surroundings around) {
    this.path = path;
    this.around = around;
  }

  /** Both gates as they are in a run. */
  static Walk along(GroupBuilder group, GateOptions options, Surroundings around) {
    return new Walk(path(group.build(), options, false), around);
  }

  /** One look, already taken. */
  static Walk once(GroupBuilder group, GateOptions options, Surroundings around) {
    return new Walk(path(group.build(), options, true), around).begin();
  }

  static NetworkPath path(DesiredGroup group, GateOptions options, boolean once) {
    Optional<String> url = Optional.of("https://" + Targets.usualHost(group.name()) + "/boot");
    return new NetworkPath(Targets.of(group, url, options), options, once);
  }

  static Instant at(double seconds) {
    return T0.plusMillis(Math.round(seconds * 1000));
  }

  /** The group is ACTIVE now. */
  Walk begin() {
    path.begin(now);
    pump();
    return this;
  }

  /** No phone is left to be written, or there is one again. */
  Walk reliedOn(boolean phonesLeft) {
    reliedOn = phonesLeft;
    return this;
  }

  /** Goes on to so many seconds after the start. */
  Walk to(double seconds) {
    Instant end = at(seconds);
    int rounds = 0;
    while (path.dueAt(reliedOn).filter(due -> !due.isAfter(end)).isPresent()) {
      if (++rounds > MOST_ROUNDS) {
        throw new AssertionError("it is due for ever and asks for nothing");
      }
      Instant due = path.dueAt(reliedOn).orElseThrow();
      now = due.isAfter(now) ? due : now;
      pump();
    }
    now = end;
    return this;
  }

  private void pump() {
    Set<Call.Probe> wanted = path.wants(now, reliedOn);
    int rounds = 0;
    while (!wanted.isEmpty()) {
      if (++rounds > MOST_ROUNDS) {
        throw new AssertionError("it asks for ever without letting time pass");
      }
      for (Call.Probe probe : wanted) {
        asked.add(new Asked(now, probe));
        path.saw(probe, around.meet(probe, now), now);
      }
      wanted = path.wants(now, reliedOn);
    }
  }

  NetworkPath path() {
    return path;
  }

  GateState state() {
    return path.state(now);
  }

  PathReport report() {
    return path.report(now);
  }

  Diagnostic closed() {
    return path.closed();
  }

  List<Call.Probe> asked() {
    return asked.stream().map(Asked::probe).toList();
  }

  <P extends Call.Probe> List<P> asked(Class<P> kind) {
    return asked().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** When rounds of that kind were sent, in seconds from the start. */
  List<Double> rounds(Class<? extends Call.Probe> kind) {
    return asked.stream()
        .filter(it -> kind.isInstance(it.probe()))
        .map(it -> Duration.between(T0, it.at()).toMillis() / 1000.0)
        .distinct()
        .toList();
  }

  List<String> codes() {
    return report().findings().stream().map(Diagnostic::code).toList();
  }

  Diagnostic finding(String code) {
    return report().findings().stream()
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + code + " in " + report().findings()));
  }
}
