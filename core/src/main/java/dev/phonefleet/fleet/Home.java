package dev.phonefleet.fleet;

/** Where a phone lives on the platform. */
public sealed interface Home {
  /** Inside an edge group. */
  record InGroup(String groupId) implements Home {}

  /** At a site. */
  record AtSite(String siteId) implements Home {}
}
