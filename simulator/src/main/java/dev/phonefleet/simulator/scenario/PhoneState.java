package dev.phonefleet.simulator.scenario;

/** The provisioning states of a phone. */
public enum PhoneState {
  UNASSIGNED,
  PENDING,
  PROVISIONING,
  BOOTING,
  ACTIVE,
  FAILED;

  /** Whether a phone in this state must not be touched: its answer to a change is 409 or 422. */
  public boolean busy() {
    return switch (this) {
      case PENDING, PROVISIONING, BOOTING -> true;
      case UNASSIGNED, ACTIVE, FAILED -> false;
    };
  }
}
