package dev.phonefleet.pacing;

import java.util.random.RandomGenerator;

/** Chance that always comes out as high as it can. */
final class Highest implements RandomGenerator {
  @Override
  public long nextLong() {
    return -1L;
  }
}
