package dev.phonefleet.workflow;

import dev.phonefleet.outside.Outside;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.rollout.Contract;
import java.util.function.Function;

/**
 * A way to an organisation.
 *
 * @param lanes what its lanes allow
 * @param identity host, client id, tenant and pin: what a configuration's hash does not say
 * @param closing lets go of sockets
 */
public record Connection(
    Outside outside,
    Contract contract,
    Function<Lane, LaneRule> lanes,
    String identity,
    Runnable closing)
    implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
