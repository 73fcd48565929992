package dev.phonefleet.pacing;

import java.util.Set;

/**
 * What a request takes a place in.
 *
 * @param lanes these, all of them
 * @param onToken whether it also counts on the minute of one of the tokens
 * @param purse what it is for, where it counts on a token
 */
public record Charge(Set<Lane> lanes, boolean onToken, Purse purse) {
  /** Takes no place anywhere. */
  public static final Charge FREE = new Charge(Set.of());

  public Charge {
    lanes = Set.copyOf(lanes);
  }

  /** A charge that counts on no token. */
  public Charge(Set<Lane> lanes) {
    this(lanes, false, Purse.WORK);
  }

  /** A charge that counts on a token. */
  public static Charge onToken(Purse purse) {
    return new Charge(Set.of(), true, purse);
  }

  /** The same in one more lane. */
  public Charge and(Lane lane) {
    Set<Lane> more = new java.util.HashSet<>(lanes);
    more.add(lane);
    return new Charge(more, onToken, purse);
  }
}
