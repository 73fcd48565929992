package dev.phonefleet.simulator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does at once, but not before this one goes on. */
final class Await {
  private static final Duration AT_MOST = Duration.ofSeconds(5);

  private Await() {}

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen within " + AT_MOST);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
