package dev.phonefleet.engine;

import dev.phonefleet.outside.Call;
import dev.phonefleet.pacing.Charge;
import java.time.Instant;

/**
 * A request that a machine wants sent.
 *
 * @param id unique within a run
 * @param sendAt not before
 * @param notAfter later it is not sent any more, since what it rests on would be too old
 */
public record Step(long id, Call call, Charge charge, Instant sendAt, Instant notAfter) {}
