package dev.phonefleet.network;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Words fit to be shown: one line, no control characters, not endless. */
final class Words {
  private static final int LONGEST = 200;

  private Words() {}

  /** Text from elsewhere, made fit. */
  static String clean(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ").strip();
    if (line.length() <= LONGEST) {
      return line;
    }
    // A character outside the basic plane takes two places and is not cut in half.
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, end);
  }

  /** What an exception says for itself. */
  static String of(Throwable failure) {
    return clean(
        Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName()));
  }

  /** Such as "5 s" or "0.3 s". */
  static String seconds(Duration span) {
    return BigDecimal.valueOf(span.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  /** For whoever waited in vain. */
  static String noAnswer(Duration timeout) {
    return "no answer within " + seconds(timeout);
  }
}
