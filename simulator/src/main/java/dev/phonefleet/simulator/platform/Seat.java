package dev.phonefleet.simulator.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is on the station of a line.
 *
 * @param visible from when the station is there, on the wall clock
 * @param user the id of the associated user
 * @param defaultFor the id of the user whose default station it is
 */
record Seat(String lineId, Instant visible, Optional<String> user, Optional<String> defaultFor) {

  static Seat free(String lineId, Instant visible) {
    return new Seat(lineId, visible, Optional.empty(), Optional.empty());
  }

  Seat taken(Optional<String> newUser) {
    return new Seat(lineId, visible, newUser, defaultFor);
  }

  Seat reserved(Optional<String> newUser) {
    return new Seat(lineId, visible, user, newUser);
  }
}
