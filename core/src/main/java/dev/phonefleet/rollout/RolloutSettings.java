package dev.phonefleet.rollout;

import dev.phonefleet.gate.GateOptions;
import java.time.Duration;

/**
 * How a rollout behaves.
 *
 * @param untilActive whether a phone's write counts only once the phone is ACTIVE
 * @param phoneTimeout how long a busy or late phone is waited for
 * @param tryFailed whether FAILED phones get one write
 * @param waitForBusy whether the run waits when only busy phones are left
 * @param deadline a read that stays unanswered for so long fails
 * @param anyRegion whether a region mismatch only warns
 * @param edgeMoves whether a group that turned out to exist may get other edges than it has
 * @param takesOff whether somebody who is logged in may be taken off a station
 * @param gates which of names and ports are looked at, and how far
 */
public record RolloutSettings(
    boolean untilActive,
    Duration phoneTimeout,
    boolean tryFailed,
    boolean waitForBusy,
    Duration deadline,
    boolean anyRegion,
    boolean edgeMoves,
    boolean takesOff,
    GateOptions gates) {}
