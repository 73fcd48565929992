package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What will be done and what will not.
 *
 * @param changes groups before their phones, in the order of the file
 * @param unplanned groups that could not be compared
 * @param findings warnings
 * @param unchanged how many declared objects are as they should be
 * @param groups the declared groups that the rollout has to see ACTIVE
 */
public record Plan(
    List<Change> changes,
    List<Refusal> refused,
    List<Unplanned> unplanned,
    List<Diagnostic> findings,
    int unchanged,
    List<DesiredGroup> groups) {
  /** A look, the assignment, and taking it into service. */
  private static final long EDGE = 3;

  /**
   * A group whose phones could not be listed: nothing is known about them, nothing is written.
   *
   * @param phones how many the file declares
   */
  public record Unplanned(GroupName group, int phones, Diagnostic why) {}

  public Plan {
    changes = List.copyOf(changes);
    refused = List.copyOf(refused);
    unplanned = List.copyOf(unplanned);
    findings = List.copyOf(findings);
    groups = List.copyOf(groups);
  }

  /** Whether everything is as the file says. */
  public boolean isEmpty() {
    return changes.isEmpty() && refused.isEmpty() && unplanned.isEmpty();
  }

  /** How many changes of the kind ("group", "phone") and action there are. */
  public long count(String kind, Change.Action action) {
    return changes.stream()
        .filter(change -> change.action() == action && change.key().kind().equals(kind))
        .count();
  }

  /** What the plan alone says about the exit code. */
  public Set<Exit> exits() {
    EnumSet<Exit> out = EnumSet.noneOf(Exit.class);
    refused.forEach(refusal -> out.add(refusal.exit()));
    if (!unplanned.isEmpty()) {
      out.add(Exit.PARTIAL);
    }
    return out;
  }

  /** Requests that carrying it out takes when nothing goes wrong, looks at groups left out. */
  public long requests() {
    return changes.stream().mapToLong(Plan::requests).sum();
  }

  private static long requests(Change change) {
    if (change.key() instanceof Key.Edge) {
      return EDGE;
    }
    return change.action() == Change.Action.UPDATE ? 2 : 1;
  }

  /**
   * How long carrying it out takes when nothing goes wrong and groups are ready: groups go side by
   * side, so it is the longest of them.
   *
   * @param perSecond requests that one group allows in a second
   */
  public Duration estimate(int perSecond) {
    long longest =
        groups.stream()
            .mapToLong(group ->
                changes.stream()
                    .filter(change -> change.key() instanceof Key.Phone)
                    .filter(change -> change.group().equals(group.name()))
                    .mapToLong(Plan::requests)
                    .sum())
            .max()
            .orElse(0);
    return Duration.ofMillis(Math.round(longest * 1000.0 / perSecond));
  }
}
