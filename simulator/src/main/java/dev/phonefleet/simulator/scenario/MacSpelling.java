package dev.phonefleet.simulator.scenario;

import java.util.Locale;

/** How the server spells MAC addresses in its answers, whatever spelling it was sent. */
public enum MacSpelling {
  /** {@code 00:04:f2:aa:bb:01}. */
  COLON_LOWER,
  /** {@code 00:04:F2:AA:BB:01}. */
  COLON_UPPER,
  /** {@code 00-04-F2-AA-BB-01}. */
  DASH_UPPER,
  /** {@code 0004.f2aa.bb01}. */
  DOTTED,
  /** {@code 0004f2aabb01}. */
  BARE;

  String spell(String digits) {
    return switch (this) {
      case COLON_LOWER -> grouped(digits, 2, ":");
      case COLON_UPPER -> grouped(digits, 2, ":").toUpperCase(Locale.ROOT);
      case DASH_UPPER -> grouped(digits, 2, "-").toUpperCase(Locale.ROOT);
      case DOTTED -> grouped(digits, 4, ".");
      case BARE -> digits;
    };
  }

  private static String grouped(String digits, int width, String separator) {
    return digits.replaceAll("(.{" + width + "})(?!$)", "$1" + separator);
  }
}
