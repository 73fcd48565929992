package dev.phonefleet.workflow;

import dev.phonefleet.outside.Answer;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Outside;
import dev.phonefleet.pacing.Lane;
import dev.phonefleet.pacing.LaneRule;
import dev.phonefleet.pacing.TokenRule;
import dev.phonefleet.rollout.Contract;
import java.util.Optional;
import java.util.function.Function;

/**
 * A way to an organisation.
 *
 * @param lanes what its lanes allow
 * @param tokens what its tokens allow
 * @param region where its hosts are, if that is said anywhere
 * @param identity host, client id, tenant and pin: what a configuration's hash does not say
 * @param closing lets go of sockets
 */
public record Connection(
    Outside outside,
    Contract contract,
    Function<Lane, LaneRule> lanes,
    TokenRule tokens,
    Optional<String> region,
    String identity,
    Runnable closing)
    implements AutoCloseable {
  /** A way with one token, on which nothing is counted. */
  public Connection(
      Outside outside,
      Contract contract,
      Function<Lane, LaneRule> lanes,
      String identity,
      Runnable closing) {
    this(outside, contract, lanes, TokenRule.NONE, Optional.empty(), identity, closing);
  }

  /** The same way for one who only reads: a write that comes along is a bug. */
  public Connection reading() {
    return new Connection(
        new ReadOnly(outside), contract, lanes, tokens, region, identity, closing);
  }

  private record ReadOnly(Outside outside) implements Outside {
    @Override
    public Answer send(Call call) {
      return send(call, 0);
    }

    @Override
    public Answer send(Call call, int token) {
      if (call instanceof Call.Write) {
        throw new IllegalStateException("this run must not write");
      }
      return outside.send(call, token);
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
