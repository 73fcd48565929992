package dev.phonefleet.simulator.cloud;

import java.util.SplittableRandom;

/**
 * Randomness from one seed. What belongs to an object is drawn from its key, so that it does not
 * depend on the order in which requests come. Safe for use by many threads.
 */
public final class Dice {
  private final long seed;
  private final SplittableRandom sequence;

  /** Dice that fall the same way for the same seed. */
  public Dice(long seed) {
    this.seed = seed;
    this.sequence = new SplittableRandom(seed);
  }

  /** The next number of the sequence, 0 to 1. */
  public synchronized double roll() {
    return sequence.nextDouble();
  }

  /** The number that belongs to this question and key, 0 to 1. */
  public double of(String question, String key) {
    long hash = seed;
    for (char letter : (question + '\n' + key).toCharArray()) {
      hash = hash * 0x9E3779B97F4A7C15L + letter;
    }
    return new SplittableRandom(hash).nextDouble();
  }

  /** The seed. */
  public long seed() {
    return seed;
  }
}
