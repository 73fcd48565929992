package dev.phonefleet.genesys.http;

import java.util.Locale;

/** Hosts that are this machine. */
public final class Loopback {
  private Loopback() {}

  /** Whether the host, as it stands in a URL, is this machine by its spelling. */
  public static boolean is(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$", "");
    return plain.equals("localhost") || plain.equals("::1") || plain.matches("127(\\.\\d{1,3}){3}");
  }
}
