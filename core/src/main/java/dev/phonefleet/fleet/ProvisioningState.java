package dev.phonefleet.fleet;

/** Where a phone is on its way to work. */
public enum ProvisioningState {
  /** Known to the platform, never seen by it. */
  UNASSIGNED,
  /** Waiting to fetch its configuration. */
  PENDING,
  /** Fetching its configuration or firmware. */
  PROVISIONING,
  /** Restarting. */
  BOOTING,
  /** At work. */
  ACTIVE,
  /** Was at work and is not heard of now. */
  OFFLINE,
  /** Did not get its configuration. */
  FAILED,
  /** A word that this version does not know; treated as busy, since it may be. */
  OTHER;

  /** Whether a write would disturb the phone at work on its firmware or configuration. */
  public boolean busy() {
    return switch (this) {
      case PENDING, PROVISIONING, BOOTING, OTHER -> true;
      case UNASSIGNED, ACTIVE, OFFLINE, FAILED -> false;
    };
  }
}
