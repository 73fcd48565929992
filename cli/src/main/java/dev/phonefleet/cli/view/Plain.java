package dev.phonefleet.cli.view;

import java.time.Duration;
import java.util.Locale;

/** Text that is safe and readable on a terminal. */
public final class Plain {
  private Plain() {}

  /**
   * Text from outside without what could move the cursor, hide text or turn its direction: each
   * such character is shown as a question mark.
   */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          int type = Character.getType(point);
          boolean unsafe =
              type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR;
          out.appendCodePoint(unsafe ? '?' : point);
        });
    return out.toString();
  }

  /** "1 phone", "2,000 phones". */
  public static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** "0.8 s", "41 s", "3 min 20 s". */
  public static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
  }

  /** The text, or its beginning and an ellipsis where it is longer than the columns there are. */
  public static String cut(String text, int columns) {
    int most = Math.max(8, columns);
    return text.length() <= most ? text : text.substring(0, most - 3) + "...";
  }

  /** The text broken at spaces, continued at the indent. */
  public static String wrapped(String text, int width, int indent) {
    StringBuilder out = new StringBuilder();
    int column = indent;
    for (String word : text.split(" ", -1)) {
      if (column > indent && column + 1 + word.length() > width) {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (column > indent) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }
}
