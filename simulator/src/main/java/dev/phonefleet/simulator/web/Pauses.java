package dev.phonefleet.simulator.web;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that ends early when the server closes. */
final class Pauses {
  private final CountDownLatch closing = new CountDownLatch(1);

  void pause(Duration time) {
    if (time.isZero()) {
      return;
    }
    try {
      var _ = closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void endAll() {
    closing.countDown();
  }
}
