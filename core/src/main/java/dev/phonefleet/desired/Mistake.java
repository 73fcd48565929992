package dev.phonefleet.desired;

/** What is wrong with a value, before it is known where the value stands. */
record Mistake(Code code, String what, String why, String next) {
  private static final int SHOWN = 60;

  /** Text from a file as a message may show it: short, on one line, without control characters. */
  static String shown(String text) {
    String part = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    StringBuilder out = new StringBuilder("`");
    part.codePoints()
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) || c == '`' ? '?' : c));
    return out.append('`').toString();
  }
}
