package dev.phonefleet.pacing;

import java.util.random.RandomGenerator;

/** Chance that always comes out as low as it can. */
final class Lowest implements RandomGenerator {
  @Override
  public long nextLong() {
    return 0L;
  }
}
