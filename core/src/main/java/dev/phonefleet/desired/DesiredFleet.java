package dev.phonefleet.desired;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.SecretSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the file says, valid and resolved.
 *
 * @param ungrouped phones of the top-level {@code phones}
 * @param notYet keys that act in a later release
 */
public record DesiredFleet(
    Organization organization,
    Limits limits,
    RolloutOptions rollout,
    SecretSettings secrets,
    List<DesiredGroup> groups,
    List<DesiredPhone> ungrouped,
    List<NotYet> notYet) {
  public DesiredFleet {
    groups = List.copyOf(groups);
    ungrouped = List.copyOf(ungrouped);
    notYet = List.copyOf(notYet);
  }

  /**
   * The groups and, where there are phones without one, {@link GroupName#NONE} with these: for
   * those who treat both alike.
   */
  public List<DesiredGroup> scopes() {
    if (ungrouped.isEmpty()) {
      return groups;
    }
    List<DesiredGroup> all = new ArrayList<>(groups);
    all.add(DesiredGroup.named(GroupName.NONE).withPhones(ungrouped));
    return List.copyOf(all);
  }

  /** The same with other limits. */
  public DesiredFleet withLimits(Limits others) {
    return new DesiredFleet(organization, others, rollout, secrets, groups, ungrouped, notYet);
  }
}
