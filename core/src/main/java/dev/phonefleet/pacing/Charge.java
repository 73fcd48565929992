package dev.phonefleet.pacing;

import java.util.Set;

/** The lanes that a request takes a place in. */
public record Charge(Set<Lane> lanes) {
  /** Takes no place anywhere. */
  public static final Charge FREE = new Charge(Set.of());

  public Charge {
    lanes = Set.copyOf(lanes);
  }
}
