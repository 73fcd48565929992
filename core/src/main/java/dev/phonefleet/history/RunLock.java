package dev.phonefleet.history;

import java.util.Optional;

/** Keeps two runs apart. Dies with its process. */
public interface RunLock {
  /** What came of trying. */
  sealed interface Attempt {
    /** Ours until it is closed. */
    record Held(Runnable release) implements Attempt {}

    /** Somebody else's; who, as far as it is known. */
    record Taken(Optional<String> holder) implements Attempt {}
  }

  /**
   * Tries once.
   *
   * @throws StoreFailure when the place of the lock cannot be used
   */
  Attempt tryLock();
}
