package dev.phonefleet.simulator.scenario;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A MAC address: twelve hex digits, equal whatever the spelling was.
 *
 * @param digits twelve lower-case hex digits without separators
 */
public record Mac(String digits) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{12}");

  public Mac {
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("not twelve hex digits: " + digits);
    }
  }

  /** Reads any usual spelling; empty when it has not exactly twelve hex digits. */
  public static Optional<Mac> parse(String text) {
    String bare = text.strip().toLowerCase(Locale.ROOT).replaceAll("[:.\\- ]", "");
    return DIGITS.matcher(bare).matches() ? Optional.of(new Mac(bare)) : Optional.empty();
  }

  /** Reads any usual spelling; fails with the text in the message when it is no MAC. */
  public static Mac of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a MAC of twelve hex digits: " + text));
  }

  /** This address in the given spelling. */
  public String spelled(MacSpelling spelling) {
    return spelling.spell(digits);
  }

  @Override
  public String toString() {
    return spelled(MacSpelling.COLON_LOWER);
  }
}
