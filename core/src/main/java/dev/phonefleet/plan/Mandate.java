package dev.phonefleet.plan;

/**
 * What the user allows beyond the ordinary.
 *
 * @param edgeMoves whether an adopted group may get other edges than it has
 * @param anyRegion whether a region mismatch only warns
 */
public record Mandate(boolean edgeMoves, boolean anyRegion) {
  /** Nothing beyond the ordinary. */
  public static final Mandate ORDINARY = new Mandate(false, false);
}
