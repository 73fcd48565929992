package dev.phonefleet.pacing;

/** What a request on a token is for. */
public enum Purse {
  /** Listing, planning, writing. */
  WORK,
  /**
   * Watching gates and finding out what became of a write: a tenth of a token's minute is kept for
   * it, and lent while nobody needs it.
   */
  GATES_AND_SETTLING
}
