package dev.phonefleet.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of version 4, written in numbers. */
public final class Ipv4 {
  private static final Pattern FOUR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private Ipv4() {}

  /** Whether the text is an address: four numbers up to 255, none with a leading zero. */
  public static boolean is(String text) {
    Matcher parts = FOUR.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    for (int i = 1; i <= 4; i++) {
      String part = parts.group(i);
      if (part == null
          || Integer.parseInt(part) > 255
          || (part.length() > 1 && part.startsWith("0"))) {
        return false;
      }
    }
    return true;
  }

  /** The number at a place from 0 to 3 of an address. */
  public static int part(String address, int place) {
    return Integer.parseInt(address.split("\\.", -1)[place]);
  }
}
