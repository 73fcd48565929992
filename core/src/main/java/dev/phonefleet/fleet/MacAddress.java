package dev.phonefleet.fleet;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A hardware address of six bytes, the identity of a desk phone. Spelling does not matter: {@code
 * 00:04:F2:AA:BB:01}, {@code 00-04-f2-aa-bb-01}, {@code 0004.f2aa.bb01} and {@code 0004f2aabb01}
 * are equal.
 *
 * @param bits the address in the lower 48 bits
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
  private static final int DIGITS = 12;

  public MacAddress {
    if (bits >>> 48 != 0) {
      throw new IllegalArgumentException("more than 48 bits");
    }
  }

  /** Reads any usual spelling: twelve hex digits, with colons, dashes, dots or spaces between. */
  public static Optional<MacAddress> parse(String text) {
    long bits = 0;
    int digits = 0;
    boolean separated = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit >= 0) {
        if (++digits > DIGITS) {
          return Optional.empty();
        }
        bits = bits << 4 | digit;
        separated = false;
      } else if (!separated && (c == ':' || c == '-' || c == '.' || c == ' ')) {
        separated = true;
      } else {
        return Optional.empty();
      }
    }
    return digits == DIGITS && !separated ? Optional.of(new MacAddress(bits)) : Optional.empty();
  }

  /** Twelve lower-case hex digits without separators. */
  public String hex() {
    return HexFormat.of().toHexDigits(bits, DIGITS);
  }

  /** Six pairs of lower-case hex digits with colons between: the spelling that people read. */
  @Override
  public String toString() {
    String hex = hex();
    StringBuilder out = new StringBuilder(17);
    for (int i = 0; i < DIGITS; i += 2) {
      out.append(i == 0 ? "" : ":").append(hex, i, i + 2);
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
  }
}
