package dev.phonefleet.desired;

import dev.phonefleet.fleet.Value;
import java.math.BigDecimal;
import java.util.HexFormat;

/** Writes the little JSON that a setting can need. */
final class Json {
  private Json() {}

  static void write(Value value, StringBuilder out) {
    switch (value) {
      case Value.Text(String text) -> quote(text, out);
      case Value.Amount(BigDecimal amount) -> out.append(plain(amount));
      case Value.Flag(boolean on) -> out.append(on);
      case Value.Structure(String json) -> out.append(json);
    }
  }

  /** One spelling for equal amounts, without an exponent. */
  static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20) {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
