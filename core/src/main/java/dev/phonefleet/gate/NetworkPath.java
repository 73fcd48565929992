package dev.phonefleet.gate;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way of a group's phones to where they boot from: first its names have to resolve, then its
 * ports to be open.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class NetworkPath {
  /** The name of the names' gate, for people and {@code --skip-gate}. */
  public static final String NAMES = "dns";

  /** The name of the ports' gate. */
  public static final String PORTS = "reach";

  private final Targets targets;
  private final NameResolves names;
  private final PortsReachable ports;
  private final boolean free;
  private boolean begun;
  private boolean portsBegun;
  private SequencedMap<String, List<String>> portsOf = new LinkedHashMap<>();

  /**
   * @param once whether one look decides, without waiting
   */
  public NetworkPath(Targets targets, GateOptions options, boolean once) {
    this.targets = targets;
    this.names = new NameResolves(targets, options.skipNames(), once);
    this.ports = new PortsReachable(targets, options.skipPorts(), once);
    this.free = options.skipNames() && !ports.needed();
  }

  /** The group is ACTIVE: the clock of the names starts. Heeded once. */
  public void begin(Instant now) {
    if (!begun && !free) {
      begun = true;
      names.begin(now);
      goOn(now);
    }
  }

  /** Phones are to be written again after a while in which none was: a wait begins anew. */
  public void resume(Instant now) {
    names.resume(now);
    ports.resume(now);
  }

  /** Where the way leads. */
  public Targets targets() {
    return targets;
  }

  /** The ports are looked at while the names resolve, and anew when they resolve otherwise. */
  private void goOn(Instant now) {
    boolean passed = names.state() == GateState.OPEN || names.state() == GateState.SKIPPED;
    SequencedMap<String, List<String>> addresses = addresses();
    if (passed && !portsBegun) {
      ports.begin(now);
    } else if (passed && !addresses.equals(portsOf)) {
      ports.renew(now);
    }
    portsOf = addresses;
    portsBegun = passed;
  }

  /**
   * What to ask now.
   *
   * @param reliedOn whether phones are still to be written, so that what was open is looked at
   *     again
   */
  public Set<Call.Probe> wants(Instant now, boolean reliedOn) {
    Set<Call.Probe> out = new LinkedHashSet<>(names.wants(now, reliedOn));
    if (portsBegun) {
      out.addAll(ports.wants(now, reliedOn, names));
    }
    return out;
  }

  /** When something is to be asked next; what is due already counts. */
  public Optional<Instant> dueAt(boolean reliedOn) {
    return Stream.concat(
            names.dueAt(reliedOn).stream(),
            portsBegun ? ports.dueAt(reliedOn).stream() : Stream.empty())
        .min(Instant::compareTo);
  }

  /** Takes what a probe met; true when a gate stands otherwise or anew after it. */
  public boolean saw(Call.Probe probe, Sighting met, Instant now) {
    boolean decided = false;
    if (probe instanceof Call.Dns asked && met instanceof Sighting.OfName said) {
      decided = names.saw(asked, said, now);
      if (decided) {
        goOn(now);
      }
    } else if (probe instanceof Call.Tcp asked && met instanceof Sighting.OfPort seen) {
      decided = ports.saw(asked, seen, now);
    } else if (probe instanceof Call.Tftp asked && met instanceof Sighting.OfTftp seen) {
      ports.saw(asked, seen);
    }
    return decided;
  }

  /** Whether phones may be written, as far as names and ports go. */
  public GateState state(Instant now) {
    if (free) {
      return GateState.OPEN;
    }
    for (GateState state : List.of(names.state(), ports.state())) {
      if (state == GateState.SHUT || state == GateState.CLOSED) {
        return state;
      }
    }
    boolean unseen =
        now.isAfter(goodUntil())
            || names.state() == GateState.UNSEEN
            || (ports.state() == GateState.UNSEEN && targets.group().reach().written());
    return unseen ? GateState.UNSEEN : GateState.OPEN;
  }

  /** Up to when {@link GateState#OPEN} may be relied on: later it has to be looked at again. */
  public Instant goodUntil() {
    Instant ofNames = names.goodUntil();
    Instant ofPorts = ports.goodUntil();
    return ofNames.isBefore(ofPorts) ? ofNames : ofPorts;
  }

  /** Whether names or ports keep phones waiting, for one who asks why. */
  public Diagnostic closed() {
    boolean byName = names.state() == GateState.SHUT || names.state() == GateState.CLOSED;
    return byName ? names.closed() : ports.closed();
  }

  /** Whether an answer is still on its way that may be worth telling. */
  public boolean underWay() {
    return names.underWay() || ports.underWay();
  }

  /** How both gates stand, with everything that is worth telling. */
  public PathReport report(Instant now) {
    List<Diagnostic> findings = new ArrayList<>();
    if (names.state() == GateState.SHUT || names.state() == GateState.CLOSED) {
      findings.add(names.closed());
    }
    if (ports.state() == GateState.SHUT || ports.state() == GateState.CLOSED) {
      findings.add(ports.closed());
    }
    findings.addAll(warnings(now));
    return new PathReport(
        targets,
        free && names.state() == GateState.UNSEEN ? GateState.SKIPPED : names.state(),
        names.words(),
        names.notYet(),
        ports.state(),
        ports.words(),
        addresses(),
        ports.seen(),
        findings);
  }

  private SequencedMap<String, List<String>> addresses() {
    SequencedMap<String, List<String>> out = new LinkedHashMap<>();
    targets.hosts().forEach(host -> out.put(host.name(), names.addresses(host)));
    return out;
  }

  /** What is worth a warning although it keeps nothing waiting. */
  public List<Diagnostic> warnings(Instant now) {
    List<Diagnostic> out = new ArrayList<>(targets.warnings());
    out.addAll(names.warnings());
    if (ports.state() != GateState.UNSEEN) {
      out.addAll(ports.warnings(now));
    }
    return out;
  }
}
