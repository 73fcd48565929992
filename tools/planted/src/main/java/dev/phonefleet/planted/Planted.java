package dev.phonefleet.planted;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Two mistakes that the build must find. */
@NullMarked
public final class Planted {
  private Planted() {}

  /** NullAway: what may be null is used as if it could not be. */
  public static int length(@Nullable String text) {
    return text.length();
  }

  /** Error Prone: an exception that is made and not thrown. */
  public static void check(boolean fine) {
    if (!fine) {
      new IllegalStateException("never thrown");
    }
  }
}
