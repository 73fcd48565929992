package dev.phonefleet.desired;

import java.time.Duration;

/**
 * How changes go out.
 *
 * @param doneWhen when a phone's write counts as done; default {@link DoneWhen#ACCEPTED}
 * @param phoneTimeout how long a busy or late phone is waited for; default 10 min
 * @param ifChanged whether an unchanged manifest ends a run early; default false
 * @param settle published: how long a freshly provisioned phone counts as PROVISIONING; default 2
 *     min
 */
public record RolloutOptions(
    DoneWhen doneWhen, Duration phoneTimeout, boolean ifChanged, Duration settle) {
  /** When a write is done. */
  public enum DoneWhen {
    /** When it is answered. */
    ACCEPTED,
    /** When its phone is ACTIVE. */
    ACTIVE
  }

  /** What holds when the file says nothing. */
  public static final RolloutOptions DEFAULT =
      new RolloutOptions(DoneWhen.ACCEPTED, Duration.ofMinutes(10), false, Duration.ofMinutes(2));

  /** Options that leave {@code settle} to its default. */
  public RolloutOptions(DoneWhen doneWhen, Duration phoneTimeout, boolean ifChanged) {
    this(doneWhen, phoneTimeout, ifChanged, Duration.ofMinutes(2));
  }
}
