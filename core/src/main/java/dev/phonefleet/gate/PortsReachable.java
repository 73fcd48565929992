package dev.phonefleet.gate;

import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the ports that a group's phones boot from are open at every address of their hosts. Where
 * the file has {@code reach}, a closed TCP port keeps the gate shut; whatever else is met is only
 * warned about, since phones are in another network than this host and trust other authorities.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class PortsReachable {
  /** A file that no provisioning server has. */
  static final String NO_SUCH_FILE = "phonefleet-reachability-check.none";

  private static final int MOST_ADDRESSES = 16;

  private final Targets targets;
  private final ReachCheck check;
  private final boolean binding;
  private final Rounds<Call.Tcp, Sighting.OfPort> rounds;
  private final Set<Call.Tftp> asked = new LinkedHashSet<>();
  private final Map<Call.Tftp, Sighting.OfTftp> tftp = new LinkedHashMap<>();
  private Map<Call.Tcp, Sighting.OfPort> last = new LinkedHashMap<>();
  private List<String> unprobed = List.of();
  private List<String> nowhere = List.of();
  private boolean tftpDue;
  private boolean tftpAgain;
  private GateState state = GateState.UNSEEN;

  /**
   * @param skipped whether nothing is looked at
   * @param once whether one look decides
   */
  PortsReachable(Targets targets, boolean skipped, boolean once) {
    this.targets = targets;
    this.check = targets.group().reach();
    this.binding = check.written();
    Duration wait = once || !binding ? Duration.ZERO : check.waitTimeout();
    this.rounds = new Rounds<>(wait, check.interval());
    if (skipped) {
      state = GateState.SKIPPED;
    } else if (targets.hosts().isEmpty()) {
      state = GateState.UNPROBED;
    }
  }

  boolean needed() {
    return state != GateState.SKIPPED && state != GateState.UNPROBED;
  }

  /** The names resolve: the clock starts. */
  void begin(Instant now) {
    if (mayBegin()) {
      state = GateState.UNSEEN;
      rounds.begin(now);
    }
  }

  /** The names resolve otherwise than before: what was seen is of other addresses. */
  void renew(Instant now) {
    if (mayBegin()) {
      state = GateState.UNSEEN;
      rounds.renew(now);
    }
  }

  void resume(Instant now) {
    rounds.resume(now);
  }

  private boolean mayBegin() {
    return needed() && state != GateState.SHUT && state != GateState.WATCHED;
  }

  Optional<Instant> dueAt(boolean reliedOn) {
    if (!needed() || state == GateState.SHUT) {
      return Optional.empty();
    }
    return rounds.dueAt(reliedOn);
  }

  /** What to ask now; {@code names} knows where the hosts are. */
  Set<Call.Probe> wants(Instant now, boolean reliedOn, NameResolves names) {
    Set<Call.Probe> out = new LinkedHashSet<>();
    if (dueAt(reliedOn).filter(at -> !at.isAfter(now)).isPresent()) {
      Set<Call.Tcp> round = connections(names);
      rounds.ask(round, now);
      out.addAll(round);
      if (round.isEmpty()) {
        settle(now);
      }
      tftpDue |= asked.isEmpty();
    }
    if (tftpDue) {
      tftpDue = false;
      Set<Call.Tftp> requests = readRequests(names);
      requests.forEach(tftp::remove);
      asked.addAll(requests);
      out.addAll(requests);
    }
    return out;
  }

  private Set<Call.Tcp> connections(NameResolves names) {
    Set<Call.Tcp> round = new LinkedHashSet<>();
    Set<String> refused = new LinkedHashSet<>();
    Set<String> lost = new LinkedHashSet<>();
    for (Targets.Host host : targets.hosts()) {
      List<String> addresses = addresses(host, names);
      if (addresses.isEmpty() && !targets.tcp().isEmpty()) {
        lost.add(host.name());
      }
      for (String address : addresses) {
        if (!Addresses.permitted(address, declared())) {
          refused.add(address);
          continue;
        }
        for (int port : targets.tcp()) {
          boolean secured = targets.securedPort().filter(it -> it == port).isPresent();
          Optional<String> get =
              secured && !host.failover() ? Optional.of(targets.path()) : Optional.empty();
          round.add(new Call.Tcp(host.name(), address, port, secured, get));
        }
      }
    }
    unprobed = List.copyOf(refused);
    nowhere = List.copyOf(lost);
    return round;
  }

  private Set<Call.Tftp> readRequests(NameResolves names) {
    Set<Call.Tftp> out = new LinkedHashSet<>();
    for (Targets.Host host : targets.hosts()) {
      for (String address : addresses(host, names)) {
        if (Addresses.permitted(address, declared())) {
          String file = check.tftpFile().orElse(NO_SUCH_FILE);
          targets.udp().forEach(port -> out.add(new Call.Tftp(address, port, file)));
        }
      }
    }
    return out;
  }

  private static List<String> addresses(Targets.Host host, NameResolves names) {
    List<String> all = names.addresses(host);
    return all.subList(0, Math.min(MOST_ADDRESSES, all.size()));
  }

  private Set<String> declared() {
    Set<String> out = new LinkedHashSet<>(targets.group().dns().expect());
    targets.hosts().stream()
        .filter(Targets.Host::isAddress)
        .forEach(host -> out.add(host.address()));
    return out;
  }

  /** Takes what a connection met; true when the gate stands otherwise or anew after it. */
  boolean saw(Call.Tcp probe, Sighting.OfPort met, Instant now) {
    if (rounds.saw(probe, met)) {
      settle(now);
      return true;
    }
    // One closed port is enough to close an open gate; to open it takes a whole round.
    boolean closes =
        state == GateState.OPEN && rounds.counts() && met instanceof Sighting.NotConnected;
    if (closes) {
      state = GateState.CLOSED;
      Map<Call.Tcp, Sighting.OfPort> told = new LinkedHashMap<>(last);
      told.put(probe, met);
      last = told;
    }
    return closes;
  }

  private void settle(Instant now) {
    last = Map.copyOf(rounds.seen());
    boolean open = last.values().stream().allMatch(Sighting.Connected.class::isInstance);
    if (!binding) {
      rounds.good();
      state = GateState.WATCHED;
    } else if (open) {
      rounds.good();
      state = GateState.OPEN;
    } else {
      state = rounds.bad(now) ? GateState.SHUT : GateState.CLOSED;
    }
    if (state == GateState.OPEN && !tftpAgain) {
      // A server that came up while it was waited for may have been silent at the first look.
      tftpAgain = true;
      tftpDue |= tftp.values().stream().anyMatch(Sighting.TftpSilent.class::isInstance);
    }
  }

  /** Takes what a read request met. */
  void saw(Call.Tftp probe, Sighting.OfTftp met) {
    if (asked.contains(probe)) {
      tftp.put(probe, met);
    }
  }

  /** Up to when its being open may be relied on. */
  Instant goodUntil() {
    return state == GateState.OPEN ? rounds.goodUntil() : Instant.MAX;
  }

  /** Whether an answer is still on its way. */
  boolean underWay() {
    return rounds.underWay() || tftp.size() < asked.size() || tftpDue;
  }

  GateState state() {
    return state;
  }

  String words() {
    return PortWords.shortly(last, tftp, unprobed, nowhere);
  }

  /** Why the gate is not open. */
  Diagnostic closed() {
    return PortWords.closed(targets, last, state == GateState.SHUT, rounds.waitTimeout());
  }

  /** What is worth a warning, whether the gate is open or not. */
  List<Diagnostic> warnings(Instant now) {
    return PortWords.warnings(targets, last, tftp, unprobed, nowhere, !binding, now);
  }

  Map<Call.Tcp, Sighting.OfPort> seen() {
    return last;
  }
}
