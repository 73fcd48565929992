package dev.phonefleet.rollout;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.gate.GateState;
import dev.phonefleet.plan.Change;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a rollout tells on the way. */
public sealed interface RolloutEvent {
  /** A group was seen in another state than before. */
  record GroupSeen(GroupName group, String status) implements RolloutEvent {}

  /**
   * A gate of a group stands otherwise than before.
   *
   * @param gate its name, as {@code --skip-gate} has it
   * @param words what was met
   */
  record GateSeen(GroupName group, String gate, GateState state, String words)
      implements RolloutEvent {}

  /**
   * A change is over.
   *
   * @param why for what did not go as planned
   */
  record Over(Change change, Ended ended, Optional<Diagnostic> why) implements RolloutEvent {}

  /** Phones are busy and waited for. */
  record Waiting(GroupName group, int phones) implements RolloutEvent {}

  /** The platform asked to wait. */
  record Throttled(Instant until) implements RolloutEvent {}

  /** The last look at a group that was written to: its phones of this run by state. */
  record LastLook(GroupName group, Map<ProvisioningState, Integer> states)
      implements RolloutEvent {}
}
