package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.Key;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rollout really did, also when it was stopped.
 *
 * @param ended every object that the plan or a gate concerned
 * @param findings what a user should know
 * @param exits all that apply; the worst one counts
 * @param wrote whether any write may have been carried out
 */
public record RolloutResult(
    Map<Key, Ended> ended, List<Diagnostic> findings, Set<Exit> exits, boolean wrote) {
  /** How many objects ended so. */
  public long count(Ended how) {
    return ended.values().stream().filter(how::equals).count();
  }
}
