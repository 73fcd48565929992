package dev.phonefleet.gate;

import java.time.Duration;

/** How long was waited, in words. */
final class Waits {
  private Waits() {}

  /** " after 30 s", " after 300 ms"; nothing where there was no wait. */
  static String after(Duration waited) {
    if (waited.isZero()) {
      return "";
    }
    return waited.toMillis() % 1000 == 0
        ? " after " + waited.toSeconds() + " s"
        : " after " + waited.toMillis() + " ms";
  }
}
