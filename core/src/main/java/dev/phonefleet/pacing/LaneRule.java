package dev.phonefleet.pacing;

import java.time.Duration;

/**
 * What a lane allows.
 *
 * @param spacing at least this long from one send to the next; zero: no limit
 * @param inFlight at most so many unanswered requests
 */
public record LaneRule(Duration spacing, int inFlight) {
  /** Limits nothing. */
  public static final LaneRule FREE = new LaneRule(Duration.ZERO, Integer.MAX_VALUE);

  /**
   * At most {@code perSecond} requests in any second. Aims one per cent below, so that the jitter
   * of the network does not push one more into the second of a server that counts arrivals.
   */
  public static LaneRule perSecond(int perSecond, int inFlight) {
    return new LaneRule(Duration.ofNanos(Math.round(1e9 / (perSecond * 0.99))), inFlight);
  }

  /** At most {@code perMinute} requests in any minute, evenly spaced. */
  public static LaneRule perMinute(int perMinute, int inFlight) {
    return new LaneRule(Duration.ofNanos(Math.round(60e9 / (perMinute * 0.99))), inFlight);
  }
}
