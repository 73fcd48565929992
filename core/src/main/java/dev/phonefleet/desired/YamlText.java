package dev.phonefleet.desired;

import dev.phonefleet.fleet.Value;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Spells values so that every reader of YAML takes them back as they are. */
final class YamlText {
  /** What no reader takes for anything but a text, unless it is a word of its own. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_.-]+( [A-Za-z0-9][A-Za-z0-9_.-]*)*");

  private YamlText() {}

  /** A text, quoted where it has to be. */
  static String of(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !Spelling.isNull(text)
            && Spelling.trap(text).isEmpty()
            && text.length() <= 60;
    if (plain) {
      return text;
    }
    return quoted(text);
  }

  /** A text in quotes. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    Json.quote(text, out);
    return printable(out);
  }

  /** The value of a setting, in its type. */
  static String of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> of(text);
      case Value.Amount(var amount) -> Json.plain(amount);
      case Value.Flag(boolean on) -> Boolean.toString(on);
      case Value.Structure(String json) -> printable(json);
    };
  }

  /** JSON is YAML, but for characters that YAML has no place for or takes for line ends. */
  private static String printable(CharSequence json) {
    StringBuilder out = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean hidden =
          (c >= 0x7F && c < 0xA0)
              || c == '\u2028'
              || c == '\u2029'
              || c == '\uFEFF'
              || c >= '\uFFFE';
      if (hidden) {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
