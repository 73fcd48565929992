package dev.phonefleet.workflow;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.gate.NetworkPath;
import dev.phonefleet.gate.PathReport;
import dev.phonefleet.inventory.LiveFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the looks at names and ports say, as checks. Pure. */
final class GateChecks {
  private static final int EACH = 5;

  private GateChecks() {}

  /**
   * The checks.
   *
   * @param known whether the platform could be asked which groups there are
   * @param declared whether a file declares the groups, so that it can say who is to be asked
   */
  static List<Check> of(List<PathReport> paths, LiveFleet live, boolean known, boolean declared) {
    List<Check> good = new ArrayList<>();
    List<Check> other = new ArrayList<>();
    for (PathReport path : paths) {
      boolean active =
          declared
              && live.group(path.targets().name())
                  .filter(group -> group.status() == GroupStatus.ACTIVE)
                  .isPresent();
      List<Check> all = checks(path, active, known && declared);
      for (Check check : all) {
        boolean quiet =
            all.stream()
                .filter(it -> it.name().equals(check.name()))
                .allMatch(it -> it.status() == Check.Status.OK);
        (quiet ? good : other).add(check);
      }
    }
    List<Check> out = new ArrayList<>();
    for (String gate : List.of(NetworkPath.NAMES, NetworkPath.PORTS)) {
      List<Check> fine = good.stream().filter(check -> check.name().equals(gate)).toList();
      if (fine.size() > EACH) {
        out.add(Check.ok(gate, "nothing to be said about " + fine.size() + " groups"));
      } else {
        out.addAll(fine);
      }
      other.stream().filter(check -> check.name().equals(gate)).forEach(out::add);
    }
    return out;
  }

  private static List<Check> checks(PathReport path, boolean active, boolean known) {
    List<Check> out = new ArrayList<>();
    Check names = names(path, active, known);
    Optional<Check> ports = ports(path, active, known);
    if (names.status() != Check.Status.OK || silentAbout(path, NetworkPath.NAMES)) {
      out.add(names);
    }
    ports
        .filter(it -> it.status() != Check.Status.OK || silentAbout(path, NetworkPath.PORTS))
        .ifPresent(out::add);
    for (Diagnostic finding : path.findings()) {
      boolean closed = finding.code().endsWith(".closed");
      boolean aboutPorts = finding.code().startsWith(NetworkPath.PORTS);
      if (!closed || (aboutPorts && path.ports() == GateState.WATCHED)) {
        String gate = aboutPorts ? NetworkPath.PORTS : NetworkPath.NAMES;
        out.add(Check.warn(gate, path.targets().name() + ": " + finding.what(), finding.next()));
      }
    }
    return out;
  }

  /** What is fine and yet worth a warning is told by the warning alone. */
  private static boolean silentAbout(PathReport path, String gate) {
    return path.findings().stream().noneMatch(finding -> finding.code().startsWith(gate));
  }

  private static Check names(PathReport path, boolean active, boolean known) {
    GroupName group = path.targets().name();
    String words = group + ": " + path.nameWords();
    return switch (path.names()) {
      case OPEN -> Check.ok(NetworkPath.NAMES, words);
      case SKIPPED -> Check.skipped(NetworkPath.NAMES, group + ": --skip-gate", "");
      case UNPROBED -> Check.skipped(NetworkPath.NAMES, group + ": no host to be asked for", "");
      case SHUT, CLOSED, UNSEEN, WATCHED -> {
        String fix = fix(path, "dns.closed");
        yield active
            ? Check.fail(NetworkPath.NAMES, Exit.GATE, words, fix)
            : Check.warn(
                NetworkPath.NAMES,
                words,
                known && path.notYet()
                    ? "The group is not ACTIVE yet; its name appears up to ninety seconds after"
                        + " that."
                    : fix);
      }
    };
  }

  private static Optional<Check> ports(PathReport path, boolean active, boolean known) {
    GroupName group = path.targets().name();
    String words = group + ": " + path.portWords();
    return switch (path.ports()) {
      case OPEN -> Optional.of(Check.ok(NetworkPath.PORTS, words));
      case WATCHED ->
          path.findings().stream().anyMatch(it -> it.code().startsWith(NetworkPath.PORTS))
              ? Optional.empty()
              : Optional.of(Check.ok(NetworkPath.PORTS, words));
      case SKIPPED -> Optional.of(Check.skipped(NetworkPath.PORTS, group + ": --skip-gate", ""));
      case UNPROBED -> Optional.empty();
      case UNSEEN ->
          Optional.of(
              Check.skipped(
                  NetworkPath.PORTS,
                  group + ": not looked at while the name does not resolve",
                  ""));
      case SHUT, CLOSED ->
          Optional.of(
              active
                  ? Check.fail(NetworkPath.PORTS, Exit.GATE, words, fix(path, "reach.closed"))
                  : Check.warn(
                      NetworkPath.PORTS,
                      words,
                      (known
                              ? "The group is not ACTIVE yet; its ports open up to ninety seconds"
                                  + " after that. "
                              : "")
                          + fix(path, "reach.closed")));
    };
  }

  private static String fix(PathReport path, String code) {
    return path.findings().stream()
        .filter(finding -> finding.code().equals(code))
        .map(finding -> finding.why() + " " + finding.next())
        .findFirst()
        .orElse("");
  }
}
