package dev.phonefleet.workflow;

import dev.phonefleet.outside.Call;
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
  /** The same way for one who only reads: a write that comes along is a bug. */
  public Connection reading() {
    return new Connection(
        call -> {
          if (call instanceof Call.Write) {
            throw new IllegalStateException("this run must not write");
          }
          return outside.send(call);
        },
        contract,
        lanes,
        identity,
        closing);
  }

  @Override
  public void close() {
    closing.run();
  }
}
