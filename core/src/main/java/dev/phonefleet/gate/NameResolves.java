package dev.phonefleet.gate;

import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether every resolver knows the names that a group's phones boot from: each answers at least one
 * A record for each host and, where the file expects addresses, the provisioning host has no other.
 *
 * <p>Skipped, it asks once all the same, since the ports behind the names need addresses; then this
 * host's own resolver is asked too, for networks that let nobody else be asked.
 *
 * <p>Not thread-safe: touched only inside a machine's turn.
 */
public final class NameResolves {
  private final Targets targets;
  private final boolean skipped;
  private final Rounds<Call.Dns, Sighting.OfName> rounds;
  private Map<Targets.Host, Map<String, Sighting.OfName>> last = new LinkedHashMap<>();
  private GateState state = GateState.UNSEEN;

  /**
   * @param skipped whether the gate lets everything pass
   * @param once whether one look decides
   */
  NameResolves(Targets targets, boolean skipped, boolean once) {
    this.targets = targets;
    this.skipped = skipped;
    NameCheck check = targets.group().dns();
    this.rounds =
        new Rounds<>(skipped || once ? Duration.ZERO : check.waitTimeout(), check.interval());
    if (targets.hosts().isEmpty()) {
      state = GateState.UNPROBED;
    }
  }

  void begin(Instant now) {
    if (targets.hosts().stream().allMatch(Targets.Host::isAddress)) {
      state = state == GateState.UNPROBED ? state : passed();
    } else {
      rounds.begin(now);
    }
  }

  void resume(Instant now) {
    rounds.resume(now);
  }

  private GateState passed() {
    return skipped ? GateState.SKIPPED : GateState.OPEN;
  }

  /** When something has to be asked next. */
  Optional<Instant> dueAt(boolean reliedOn) {
    return state == GateState.SHUT ? Optional.empty() : rounds.dueAt(reliedOn);
  }

  /** The questions of a round that is due. */
  Set<Call.Dns> wants(Instant now, boolean reliedOn) {
    if (dueAt(reliedOn).filter(at -> !at.isAfter(now)).isEmpty()) {
      return Set.of();
    }
    Set<Call.Dns> probes = new LinkedHashSet<>();
    for (Targets.Host host : targets.hosts()) {
      if (!host.isAddress()) {
        resolvers().forEach(resolver -> probes.add(new Call.Dns(host.name(), resolver)));
      }
    }
    rounds.ask(probes, now);
    return probes;
  }

  private List<String> resolvers() {
    List<String> all = new ArrayList<>(targets.group().dns().resolvers());
    if (skipped) {
      all.add(Call.Dns.SYSTEM);
    }
    return all;
  }

  /** Takes an answer; true when the gate stands otherwise or anew after it. */
  boolean saw(Call.Dns asked, Sighting.OfName said, Instant now) {
    if (!rounds.saw(asked, said)) {
      return rounds.counts() && closesAtOnce(asked, said);
    }
    Map<Targets.Host, Map<String, Sighting.OfName>> round = new LinkedHashMap<>();
    for (Targets.Host host : targets.hosts()) {
      Map<String, Sighting.OfName> answers = new LinkedHashMap<>();
      rounds
          .seen()
          .forEach((probe, answer) -> {
            if (probe.name().equals(host.name())) {
              answers.put(probe.resolver(), answer);
            }
          });
      if (!answers.isEmpty()) {
        round.put(host, inOrder(answers));
      }
    }
    last = round;
    if (skipped) {
      rounds.good();
      state = GateState.SKIPPED;
    } else if (round.entrySet().stream().allMatch(it -> resolves(it.getKey(), it.getValue()))) {
      rounds.good();
      state = GateState.OPEN;
    } else {
      state = rounds.bad(now) ? GateState.SHUT : GateState.CLOSED;
    }
    return true;
  }

  /** One wrong answer is enough to close an open gate; to open it takes a whole round. */
  private boolean closesAtOnce(Call.Dns asked, Sighting.OfName said) {
    boolean wrong =
        state == GateState.OPEN
            && targets.hosts().stream()
                .filter(host -> host.name().equals(asked.name()))
                .anyMatch(host -> !targets.accepts(host, said));
    if (wrong) {
      state = GateState.CLOSED;
      last.forEach((host, answers) -> {
        if (host.name().equals(asked.name())) {
          answers.put(asked.resolver(), said);
        }
      });
    }
    return wrong;
  }

  private Map<String, Sighting.OfName> inOrder(Map<String, Sighting.OfName> answers) {
    Map<String, Sighting.OfName> sorted = new LinkedHashMap<>();
    for (String resolver : resolvers()) {
      Optional.ofNullable(answers.get(resolver)).ifPresent(it -> sorted.put(resolver, it));
    }
    return sorted;
  }

  private boolean resolves(Targets.Host host, Map<String, Sighting.OfName> answers) {
    return answers.values().stream().allMatch(answer -> targets.accepts(host, answer));
  }

  GateState state() {
    return state;
  }

  /** Up to when its being open may be relied on. */
  Instant goodUntil() {
    return state == GateState.OPEN ? rounds.goodUntil() : Instant.MAX;
  }

  boolean underWay() {
    return rounds.underWay();
  }

  /** Where the host is, by the last round; what the file's resolvers say counts first. */
  List<String> addresses(Targets.Host host) {
    if (host.isAddress()) {
      return List.of(host.address());
    }
    Map<String, Sighting.OfName> answers = last.getOrDefault(host, Map.of());
    Set<String> asked = addresses(answers, false);
    return List.copyOf(asked.isEmpty() ? addresses(answers, true) : asked);
  }

  private static Set<String> addresses(Map<String, Sighting.OfName> answers, boolean ofThisHost) {
    Set<String> all = new TreeSet<>();
    answers.forEach((resolver, answer) -> {
      if (resolver.equals(Call.Dns.SYSTEM) == ofThisHost
          && answer instanceof Sighting.Addresses(List<String> addresses, _)) {
        all.addAll(addresses);
      }
    });
    return all;
  }

  /** The last round, in a few words. */
  String words() {
    return NameWords.shortly(targets, last);
  }

  /** Why the gate is not open. */
  Diagnostic closed() {
    return NameWords.closed(targets, last, state == GateState.SHUT, rounds.waitTimeout());
  }

  /** Whether names are merely not known yet. */
  boolean notYet() {
    return NameWords.worst(targets, last).filter(NameTrouble.NOT_YET::equals).isPresent();
  }

  /** What is worth a warning although the gate is open. */
  List<Diagnostic> warnings() {
    return state == GateState.OPEN ? NameWords.differing(targets, last) : List.of();
  }
}
