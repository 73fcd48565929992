package dev.phonefleet.desired;

import java.time.Duration;

/**
 * How changes go out.
 *
 * @param doneWhen when a phone's write counts as done; default {@link DoneWhen#ACCEPTED}
 * @param phoneTimeout how long a busy or late phone is waited for; default 10 min
 * @param ifChanged whether an unchanged manifest ends a run early; default false
 */
public record RolloutOptions(DoneWhen doneWhen, Duration phoneTimeout, boolean ifChanged) {
  /** When a write is done. */
  public enum DoneWhen {
    /** When it is answered. */
    ACCEPTED,
    /** When its phone is ACTIVE. */
    ACTIVE
  }

  /** What holds when the file says nothing. */
  public static final RolloutOptions DEFAULT =
      new RolloutOptions(DoneWhen.ACCEPTED, Duration.ofMinutes(10), false);
}
