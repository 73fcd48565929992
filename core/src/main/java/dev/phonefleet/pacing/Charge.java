package dev.phonefleet.pacing;

import java.util.Set;

/** The lanes that a request takes a place in. */
public record Charge(Set<Lane> lanes) {
  public Charge {
    lanes = Set.copyOf(lanes);
  }
}
