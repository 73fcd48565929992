package dev.phonefleet.gate;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What resolvers said, in words, with the likely cause and the way out. Pure. */
final class NameWords {
  private NameWords() {}

  /** Everything that was said, in one line. */
  static String shortly(Targets targets, Map<Targets.Host, Map<String, Sighting.OfName>> round) {
    List<String> parts = new ArrayList<>();
    round.forEach((host, answers) -> {
      Set<Object> kinds = new HashSet<>(answers.values().stream().map(NameWords::gist).toList());
      String said =
          kinds.size() == 1 && aboutTheName(answers.values().iterator().next())
              ? said(targets, host, answers.values().iterator().next())
              : perResolver(targets, host, answers);
      parts.add(host.name() + ": " + said);
    });
    for (Targets.Host host : targets.hosts()) {
      if (host.isAddress()) {
        parts.add(host.name() + " needs no look-up");
      }
    }
    return String.join("; ", parts);
  }

  /** Whether an answer is about the name, not about the resolver itself. */
  private static boolean aboutTheName(Sighting.OfName answer) {
    return answer instanceof Sighting.Addresses || answer instanceof Sighting.NoAddress;
  }

  private static String perResolver(
      Targets targets, Targets.Host host, Map<String, Sighting.OfName> answers) {
    List<String> said = new ArrayList<>();
    answers.forEach((resolver, answer) ->
        said.add(
            resolver
                + (answer instanceof Sighting.ResolverSilent ? ": " : " says ")
                + said(targets, host, answer)));
    return String.join(", ", said);
  }

  private static String gist(Sighting.OfName answer) {
    return switch (answer) {
      case Sighting.Addresses(List<String> addresses, _) -> String.join(", ", addresses);
      case Sighting.NoAddress(boolean known, _, _) -> known ? "no A record" : "NXDOMAIN";
      case Sighting.ResolverFailed(String code) -> code;
      case Sighting.ResolverSilent(String words) -> words;
    };
  }

  private static String said(Targets targets, Targets.Host host, Sighting.OfName answer) {
    boolean unexpected = answer instanceof Sighting.Addresses && !targets.accepts(host, answer);
    return gist(answer) + (unexpected ? " (not expected)" : "");
  }

  /** The most telling trouble; empty: all names resolve as they should. */
  static Optional<NameTrouble> worst(
      Targets targets, Map<Targets.Host, Map<String, Sighting.OfName>> round) {
    return round.entrySet().stream()
        .map(entry -> trouble(targets, entry.getKey(), entry.getValue()))
        .flatMap(Optional::stream)
        .min(NameTrouble::compareTo);
  }

  /** Why names do not resolve as they should. */
  static Diagnostic closed(
      Targets targets,
      Map<Targets.Host, Map<String, Sighting.OfName>> round,
      boolean timeIsUp,
      Duration waited) {
    List<String> names = new ArrayList<>();
    List<String> said = new ArrayList<>();
    round.forEach((host, answers) -> {
      Optional<NameTrouble> trouble = trouble(targets, host, answers);
      trouble.ifPresent(_ -> {
        names.add(host.name());
        said.add(
            (round.size() > 1 ? host.name() + ": " : "") + perResolver(targets, host, answers));
      });
    });
    NameTrouble worst = worst(targets, round).orElse(NameTrouble.NOT_YET);
    String after = timeIsUp ? Waits.after(waited) : "";
    String what =
        String.join(", ", names)
            + (names.size() == 1 ? " does" : " do")
            + " not resolve as needed"
            + after
            + ": "
            + String.join("; ", said)
            + ".";
    String where = "group " + targets.name();
    String why =
        worst.why(kept(round.values().stream().flatMap(it -> it.values().stream()).toList()));
    return timeIsUp
        ? Diagnostic.error("dns.closed", where, what, why, next(targets, names, worst))
        : Diagnostic.warning("dns.closed", where, what, why, next(targets, names, worst));
  }

  private static String next(Targets targets, List<String> names, NameTrouble trouble) {
    boolean missing = trouble == NameTrouble.NOT_YET || trouble == NameTrouble.NO_ZONE;
    boolean onlyFailover =
        targets.hosts().stream()
            .filter(host -> names.contains(host.name()))
            .allMatch(Targets.Host::failover);
    if (missing && onlyFailover) {
      return "Correct failoverHosts, or have the record made.";
    }
    if (missing && targets.group().dns().name().isPresent()) {
      return "Correct dns.name, or have the record made; dns.waitTimeout waits longer.";
    }
    return trouble.next();
  }

  /** How long a resolver may go on saying that there is nothing. */
  private static Optional<Duration> kept(Collection<Sighting.OfName> answers) {
    return answers.stream()
        .flatMap(answer ->
            answer instanceof Sighting.NoAddress(_, _, Optional<Duration> keptFor)
                ? keptFor.stream()
                : Optional.<Duration>empty().stream())
        .max(Duration::compareTo);
  }

  /** The likely cause; empty: the host resolves as it should. */
  private static Optional<NameTrouble> trouble(
      Targets targets, Targets.Host host, Map<String, Sighting.OfName> answers) {
    int silent = 0;
    int failed = 0;
    int none = 0;
    int other = 0;
    int good = 0;
    boolean noZone = false;
    for (Sighting.OfName answer : answers.values()) {
      switch (answer) {
        case Sighting.Addresses _ -> {
          boolean accepted = targets.accepts(host, answer);
          good += accepted ? 1 : 0;
          other += accepted ? 0 : 1;
        }
        case Sighting.NoAddress(_, Optional<String> zone, _) -> {
          none++;
          noZone |= zone.filter(it -> !it.contains(".")).isPresent();
        }
        case Sighting.ResolverFailed _ -> failed++;
        case Sighting.ResolverSilent _ -> silent++;
      }
    }
    if (good == answers.size()) {
      return Optional.empty();
    }
    int all = answers.size();
    if (noZone && good == 0) {
      return Optional.of(NameTrouble.NO_ZONE);
    }
    if (silent == all) {
      return Optional.of(NameTrouble.NOBODY_ANSWERS);
    }
    if (failed > 0 && failed + silent == all) {
      return Optional.of(NameTrouble.BROKEN_ZONE);
    }
    if (other > 0) {
      return Optional.of(other == all ? NameTrouble.OTHER_ADDRESS : NameTrouble.OLD_ADDRESS);
    }
    if (none > 0) {
      return Optional.of(good > 0 ? NameTrouble.SPREADING : NameTrouble.NOT_YET);
    }
    return Optional.of(silent > 0 ? NameTrouble.ONE_SILENT : NameTrouble.ONE_FAILS);
  }

  /** Resolvers that do not agree, where nothing says who is right. */
  static List<Diagnostic> differing(
      Targets targets, Map<Targets.Host, Map<String, Sighting.OfName>> round) {
    List<Diagnostic> out = new ArrayList<>();
    round.forEach((host, answers) -> {
      long kinds = answers.values().stream().map(NameWords::gist).distinct().count();
      boolean bound = !host.failover() && !targets.group().dns().expect().isEmpty();
      if (kinds > 1 && !bound && !answers.containsKey(Call.Dns.SYSTEM)) {
        out.add(
            Diagnostic.warning(
                "dns.differs",
                "group " + targets.name(),
                "The resolvers do not agree about "
                    + host.name()
                    + ": "
                    + perResolver(targets, host, answers)
                    + ".",
                "A record that just changed, a cache that keeps the old one, or an answer that"
                    + " depends on where one asks.",
                "Declare the right addresses as dns.expect, then phones wait until all"
                    + " resolvers have them."));
      }
    });
    return out;
  }
}
