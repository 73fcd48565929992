package dev.phonefleet.history;

/** Something could not be kept: the disk is full, read-only or broken. */
public final class StoreFailure extends RuntimeException {
  /** What could not be kept, and why. */
  public StoreFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
