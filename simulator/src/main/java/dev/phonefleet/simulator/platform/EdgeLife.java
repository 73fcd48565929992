package dev.phonefleet.simulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of an edge.
 *
 * @param statusCode the code that stays
 * @param online whether it is ONLINE in the end
 * @param onlineFrom since when, on the wall clock
 * @param drained since when, on the wall clock, its calls have been ending
 * @param draining how long they are waited for, platform time
 * @param cloudMedia whether it is on nobody's premises
 */
record EdgeLife(
    String statusCode,
    boolean online,
    Instant onlineFrom,
    Optional<Instant> drained,
    Duration draining,
    boolean cloudMedia) {
  static final String ACTIVE = "ACTIVE";
  static final String INACTIVE = "INACTIVE";

  static EdgeLife resting(String statusCode, boolean online, boolean cloudMedia) {
    return new EdgeLife(
        statusCode, online, Instant.EPOCH, Optional.empty(), Duration.ZERO, cloudMedia);
  }

  EdgeLife inService(Instant newOnlineFrom) {
    return new EdgeLife(ACTIVE, true, newOnlineFrom, Optional.empty(), Duration.ZERO, cloudMedia);
  }

  EdgeLife outOfService(Instant now, Duration wait) {
    return new EdgeLife(INACTIVE, online, onlineFrom, Optional.of(now), wait, cloudMedia);
  }
}
