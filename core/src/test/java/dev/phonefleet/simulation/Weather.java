package dev.phonefleet.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How a request fares on its way: decided by chance, from nothing to very bad. */
record Weather(
    double lostRequest,
    double lostAnswer,
    double serverError,
    double garbage,
    double refused,
    double slow) {
  static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0);

  static Weather roll(RandomGenerator random) {
    double bad = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.12;
    return new Weather(
        bad * random.nextDouble(),
        bad * random.nextDouble(),
        bad * random.nextDouble(),
        bad * random.nextDouble() / 3,
        bad * random.nextDouble() / 3,
        bad * random.nextDouble() / 3);
  }

  /** What befalls one request. */
  enum Fate {
    FINE,
    LOST_REQUEST,
    LOST_ANSWER,
    ERROR_BEFORE,
    ERROR_AFTER,
    GARBAGE,
    REFUSED,
    SLOW
  }

  Fate fate(RandomGenerator random) {
    double dice = random.nextDouble();
    if ((dice -= lostRequest) < 0) {
      return Fate.LOST_REQUEST;
    }
    if ((dice -= lostAnswer) < 0) {
      return Fate.LOST_ANSWER;
    }
    if ((dice -= serverError) < 0) {
      return random.nextBoolean() ? Fate.ERROR_BEFORE : Fate.ERROR_AFTER;
    }
    if ((dice -= garbage) < 0) {
      return Fate.GARBAGE;
    }
    if ((dice -= refused) < 0) {
      return Fate.REFUSED;
    }
    return dice - slow < 0 ? Fate.SLOW : Fate.FINE;
  }

  static Duration latency(RandomGenerator random) {
    return Duration.ofMillis(2 + random.nextInt(60));
  }
}
