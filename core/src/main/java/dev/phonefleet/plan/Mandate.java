package dev.phonefleet.plan;

/**
 * What the user allows beyond the ordinary.
 *
 * @param edgeMoves whether an adopted group may get other edges than it has
 * @param anyRegion whether a region mismatch only warns
 * @param disassociate whether somebody who is logged in may be taken off a station or line
 */
public record Mandate(boolean edgeMoves, boolean anyRegion, boolean disassociate) {
  /** Nothing beyond the ordinary. */
  public static final Mandate ORDINARY = new Mandate(false, false, false);

  /** Nobody is taken off a station. */
  public Mandate(boolean edgeMoves, boolean anyRegion) {
    this(edgeMoves, anyRegion, false);
  }
}
