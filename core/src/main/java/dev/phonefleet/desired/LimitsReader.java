package dev.phonefleet.desired;

import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code limits}. */
final class LimitsReader {
  /** An update needs a look at the group, one at the phone and the PUT within ten seconds. */
  private static final int LEAST_PER_MINUTE = 20;

  private static final int MOST_PER_MINUTE = 1_000_000;
  private static final int MOST_PER_SECOND = 10_000;
  private static final int MOST_AT_ONCE = 10_000;

  private LimitsReader() {}

  static Limits read(Section section) {
    Limits general = Limits.DEFAULT;
    Optional<Integer> perMinute =
        section.value("requestsPerMinute", Scalars.whole(LEAST_PER_MINUTE, MOST_PER_MINUTE));
    return new Limits(
        perMinute.map(OptionalInt::of).orElse(general.requestsPerMinute()),
        section
            .value("requestsPerSecondPerGroup", Scalars.whole(1, MOST_PER_SECOND))
            .orElse(general.requestsPerSecondPerGroup()),
        section.value("concurrency", Scalars.whole(1, MOST_AT_ONCE)).orElse(general.concurrency()),
        section.positive("deadline", general.deadline()),
        section.positive("connectTimeout", general.connectTimeout()),
        section.positive("answerTimeout", general.answerTimeout()),
        section.positive("callTimeout", general.callTimeout()));
  }
}
