package dev.phonefleet.workflow;

import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.plan.Change;
import dev.phonefleet.plan.Plan;
import dev.phonefleet.plan.Refusal;
import dev.phonefleet.rollout.Ended;
import dev.phonefleet.rollout.RolloutResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what became of every object, each once: what the rollout saw counts over the plan. */
final class Tally {
  private Tally() {}

  static Summary of(String command, Exit exit, Plan plan, RolloutResult result, long requests) {
    Map<Key, Ended> ended = new HashMap<>();
    plan.refused().forEach(refusal -> ended.put(counted(refusal.change()), Ended.HELD));
    plan.unplanned().forEach(group -> ended.put(new Key.Group(group.group()), Ended.FAILED));
    Map<Key, Ended> counted = groups(plan, result.ended());
    ended.putAll(counted);
    Set<Key> concerned =
        Stream.concat(plan.changes().stream(), plan.refused().stream().map(Refusal::change))
            .map(Tally::counted)
            .collect(Collectors.toSet());
    long thoughtUnchanged =
        counted.keySet().stream().filter(key -> !concerned.contains(key)).count();
    long unlisted = plan.unplanned().stream().mapToLong(Plan.Unplanned::phones).sum();
    return new Summary(
        command,
        exit,
        count(ended, Ended.CREATED),
        count(ended, Ended.UPDATED),
        0,
        plan.unchanged() - thoughtUnchanged + count(ended, Ended.UNCHANGED),
        count(ended, Ended.FAILED),
        count(ended, Ended.HELD) + unlisted,
        requests,
        count(ended, Ended.UNKNOWN),
        count(ended, Ended.LEFT));
  }

  /** Edges count in their group. */
  private static Key counted(Change change) {
    return change.key() instanceof Key.Edge ? new Key.Group(change.group()) : change.key();
  }

  /** What became of every object, edges in their group: the worse end of both counts. */
  private static Map<Key, Ended> groups(Plan plan, Map<Key, Ended> ended) {
    Map<Key, Key> groupOf = new HashMap<>();
    plan.changes().forEach(change -> groupOf.put(change.key(), counted(change)));
    Map<Key, Ended> out = new HashMap<>();
    ended.forEach((key, how) -> {
      if (!(key instanceof Key.Edge)) {
        out.put(key, how);
      }
    });
    ended.forEach((key, how) -> {
      if (key instanceof Key.Edge) {
        out.merge(groupOf.getOrDefault(key, key), how, Tally::worse);
      }
    });
    return out;
  }

  /** Failed beats held, and both beat what went well; a group that was made stays made. */
  private static Ended worse(Ended one, Ended other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(Ended how) {
    return switch (how) {
      case FAILED -> 6;
      case HELD -> 5;
      case UNKNOWN -> 4;
      case LEFT -> 3;
      case CREATED -> 2;
      case UPDATED -> 1;
      case UNCHANGED -> 0;
    };
  }

  /** What the plan would do. */
  static Summary planned(String command, Exit exit, Plan plan, long requests) {
    long unlisted = plan.unplanned().stream().mapToLong(Plan.Unplanned::phones).sum();
    return new Summary(
        command,
        exit,
        planned(plan, Change.Action.CREATE),
        planned(plan, Change.Action.UPDATE),
        0,
        plan.unchanged(),
        plan.unplanned().size(),
        held(plan) + unlisted,
        requests,
        0,
        0);
  }

  /** Each object once; a group that is made is not changed as well by getting its edges. */
  private static long planned(Plan plan, Change.Action action) {
    Set<Key> made = keys(plan, Change.Action.CREATE);
    Set<Key> keys = keys(plan, action);
    if (action != Change.Action.CREATE) {
      keys.removeAll(made);
    }
    return keys.size();
  }

  private static Set<Key> keys(Plan plan, Change.Action action) {
    return plan.changes().stream()
        .filter(change -> change.action() == action)
        .map(Tally::counted)
        .collect(Collectors.toCollection(java.util.HashSet::new));
  }

  private static long held(Plan plan) {
    Set<Key> going = keys(plan, Change.Action.CREATE);
    going.addAll(keys(plan, Change.Action.UPDATE));
    return plan.refused().stream()
        .map(Refusal::change)
        .map(Tally::counted)
        .filter(key -> !going.contains(key))
        .distinct()
        .count();
  }

  private static long count(Map<Key, Ended> ended, Ended how) {
    return ended.values().stream().filter(how::equals).count();
  }
}
