package dev.phonefleet.simulator.scenario;

import java.util.Locale;

/** A region as seen by the phones: the tenant's own, or the one that every other stands for. */
public enum Region {
  /** The tenant's default region. */
  HOME,
  /** Any other region that a group landed in. */
  OTHER;

  /** Its key in scenarios, paths and reports: {@code home} or {@code other}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
