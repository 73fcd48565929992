package dev.phonefleet.engine;

import dev.phonefleet.outside.Call;
import dev.phonefleet.pacing.Charge;
import dev.phonefleet.pacing.Slot;
import java.time.Instant;

/**
 * A request that a machine wants sent.
 *
 * @param id unique within a run
 * @param slot not before when, and with which token
 * @param notAfter later it is not sent any more, since what it rests on would be too old
 */
public record Step(long id, Call call, Charge charge, Slot slot, Instant notAfter) {
  /** A step on the first token. */
  public Step(long id, Call call, Charge charge, Instant sendAt, Instant notAfter) {
    this(id, call, charge, new Slot(sendAt, 0), notAfter);
  }

  /** Not before. */
  public Instant sendAt() {
    return slot.sendAt();
  }

  /** The token that it is sent with. */
  public int token() {
    return slot.token();
  }
}
