package dev.phonefleet.desired;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a value without quotes means to readers of YAML, and where they disagree. */
final class Spelling {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final Set<String> SWITCHES = Set.of("yes", "no", "on", "off");

  /** Longer than any number; what is longer is a text, and keeps its spelling. */
  private static final int LONGEST = 100;

  private static final int LONGEST_DECIMAL = 40;
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]*");

  /** Integers and fractions of YAML 1.2's core schema and of YAML 1.1, base 60 included. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*|[-+]?0[xX][0-9a-fA-F_]+|[-+]?0[oO][0-7_]+|[-+]?0[bB][01_]+"
              + "|[-+]?(\\.[0-9_]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

  private Spelling() {}

  static boolean isNull(String text) {
    return NULLS.contains(text);
  }

  /** The flag that the text spells in YAML 1.2. */
  static Optional<Boolean> flag(String text) {
    return TRUE.contains(text)
        ? Optional.of(true)
        : FALSE.contains(text) ? Optional.of(false) : Optional.empty();
  }

  /** Whether other readers of YAML take the word for a flag. */
  static boolean isSwitch(String text) {
    return SWITCHES.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether some reader of YAML takes the text for a number. */
  static boolean isNumber(String text) {
    return text.length() <= LONGEST && NUMBER.matcher(text).matches();
  }

  /** Whether it is an integer that every reader spells back the same way. */
  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  /** Whether it is a number of JSON, small enough to be written out. */
  static boolean isDecimal(String text) {
    return text.length() <= LONGEST_DECIMAL && DECIMAL.matcher(text).matches();
  }

  /**
   * Why the text without quotes is not safely a text; empty where it is. What a text becomes must
   * not depend on who reads the file.
   */
  static Optional<Mistake> trap(String text) {
    if (flag(text).isPresent() || isSwitch(text)) {
      return Optional.of(quoteIt(text, "Without quotes it is read as true or false."));
    }
    if (text.startsWith("+") && text.length() > 1 && Character.isDigit(text.charAt(1))) {
      return Optional.of(quoteIt(text, "Without quotes it is a number, and loses its plus."));
    }
    if (isNumber(text) && !isWhole(text)) {
      return Optional.of(
          quoteIt(text, "Without quotes it is a number, and loses its present spelling."));
    }
    return Optional.empty();
  }

  private static Mistake quoteIt(String text, String why) {
    String shown = Mistake.shown(text);
    String bare = shown.substring(1, shown.length() - 1);
    return new Mistake(
        Code.QUOTE_IT,
        shown + " stands without quotes where a text belongs.",
        why,
        "Quote it: \"" + bare + "\".");
  }
}
