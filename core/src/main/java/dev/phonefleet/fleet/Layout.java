package dev.phonefleet.fleet;

/** Where phones are kept on a platform. */
public enum Layout {
  /** Inside their edge groups, which say themselves how they fare. */
  IN_GROUPS,
  /** At sites, which edge groups serve through their edges. */
  AT_SITES
}
