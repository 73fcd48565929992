package dev.phonefleet.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How a command ends; scripts rely on the codes. */
public enum Exit {
  /** Done, or nothing to do. */
  DONE(0),
  /** Unexpected failure: a bug. */
  BUG(1),
  /** {@code --detailed-exitcode}: there are changes. */
  CHANGES(2),
  /** Some items failed, all the rest is done and recorded. */
  PARTIAL(3),
  /** Credentials or permission. */
  ACCESS(4),
  /** The lock is held; nothing was written. */
  LOCKED(5),
  /** A gate did not open in time. */
  GATE(6),
  /** Operations of unknown outcome are left. */
  UNSETTLED(7),
  /** Stopped by the failure threshold. */
  ABORTED(8),
  /** Refused by policy; the rest is done. */
  POLICY(9),
  /** Warnings only. */
  WARNINGS(10),
  /** Wrong use of the command line. */
  USAGE(64),
  /** Bad input file. */
  DATA(65),
  /** Store or disk. */
  STORE(74),
  /** The API is out of reach, TLS was refused, or it throttles past the deadline. */
  UNREACHABLE(75),
  /** Safe stop on SIGINT. */
  INTERRUPTED(130),
  /** Safe stop on SIGTERM. */
  TERMINATED(143);

  private static final List<Exit> BY_WEIGHT =
      List.of(
          INTERRUPTED,
          TERMINATED,
          STORE,
          BUG,
          ACCESS,
          UNREACHABLE,
          LOCKED,
          POLICY,
          ABORTED,
          UNSETTLED,
          GATE,
          PARTIAL,
          USAGE,
          DATA,
          CHANGES,
          WARNINGS,
          DONE);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The process exit code. */
  public int code() {
    return code;
  }

  /** The one that counts when several apply; {@link #DONE} for none. */
  public static Exit worst(Collection<Exit> exits) {
    return exits.stream().min(Comparator.comparingInt(BY_WEIGHT::indexOf)).orElse(DONE);
  }
}
