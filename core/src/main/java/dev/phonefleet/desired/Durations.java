package dev.phonefleet.desired;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations in h, m, s and ms, such as {@code 90s}, {@code 1m30s} or {@code 500ms}. */
final class Durations {
  private static final Pattern SHAPE =
      Pattern.compile("(?=.)(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
  private static final List<BigInteger> MILLIS =
      List.of(
          BigInteger.valueOf(3_600_000),
          BigInteger.valueOf(60_000),
          BigInteger.valueOf(1000),
          BigInteger.ONE);
  private static final Duration MOST = Duration.ofDays(7);

  private Durations() {}

  /** A duration above zero, and at most a week. */
  static Checked<Duration> positive(Node.Scalar scalar) {
    return atLeast(Duration.ofMillis(1)).apply(scalar);
  }

  /** A duration that may be zero, and at most a week. */
  static Checked<Duration> any(Node.Scalar scalar) {
    return atLeast(Duration.ZERO).apply(scalar);
  }

  private static Function<Node.Scalar, Checked<Duration>> atLeast(Duration least) {
    return scalar -> {
      String text = scalar.text();
      Matcher parts = SHAPE.matcher(text);
      if (text.length() > 40 || !parts.matches()) {
        return Checked.bad(
            Code.BAD_DURATION,
            Mistake.shown(text) + " is no duration.",
            Spelling.isWhole(text)
                ? "A number alone does not say its unit."
                : "Durations are numbers with units: ms, s, m or h.",
            Spelling.isWhole(text) && !text.startsWith("-")
                ? "Write " + text + "s, if seconds are meant."
                : "Write, for example, 500ms, 90s or 1m30s.");
      }
      BigInteger millis = BigInteger.ZERO;
      for (int unit = 0; unit < MILLIS.size(); unit++) {
        String number = parts.group(unit + 1);
        if (number != null) {
          millis = millis.add(new BigInteger(number).multiply(MILLIS.get(unit)));
        }
      }
      return millis.compareTo(BigInteger.valueOf(least.toMillis())) < 0
              || millis.compareTo(BigInteger.valueOf(MOST.toMillis())) > 0
          ? Scalars.outOfRange(text, least.isZero() ? "0s" : "1ms", "168h")
          : Checked.good(Duration.ofMillis(millis.longValueExact()));
    };
  }
}
