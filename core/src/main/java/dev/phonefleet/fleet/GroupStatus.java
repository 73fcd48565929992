package dev.phonefleet.fleet;

/** Where an edge group is on its way to serve phones. */
public enum GroupStatus {
  /** Accepted. */
  PENDING,
  /** Its infrastructure is being made. */
  CONFIGURING,
  /** Serves phones. */
  ACTIVE,
  /** Will not serve phones without help. */
  FAILED,
  /** A word that this version does not know; waited for like {@link #PENDING}. */
  OTHER
}
