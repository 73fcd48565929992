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
    plan.refused().forEach(refusal -> ended.put(refusal.change().key(), Ended.HELD));
    plan.unplanned().forEach(group -> ended.put(new Key.Group(group.group()), Ended.FAILED));
    ended.putAll(result.ended());
    Set<Key> concerned =
        Stream.concat(
                plan.changes().stream().map(Change::key),
                plan.refused().stream().map(Refusal::change).map(Change::key))
            .collect(Collectors.toSet());
    long thoughtUnchanged =
        result.ended().keySet().stream().filter(key -> !concerned.contains(key)).count();
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
        plan.refused().size() + unlisted,
        requests,
        0,
        0);
  }

  private static long planned(Plan plan, Change.Action action) {
    return plan.count("group", action) + plan.count("phone", action);
  }

  private static long count(Map<Key, Ended> ended, Ended how) {
    return ended.values().stream().filter(how::equals).count();
  }
}
