package dev.phonefleet.simulator.platform;

/** What kinds of objects there are, and where each is found. */
enum Kind {
  SITE("/sites/"),
  EDGE("/"),
  GROUP("/edgegroups/"),
  PHONE("/phones/"),
  PHONE_BASE("/phonebasesettings/"),
  TRUNK_BASE("/trunkbasesettings/"),
  USER(""),
  DID("/dids/"),
  DID_POOL("/didpools/"),
  EXTENSION("/extensions/"),
  EXTENSION_POOL("/extensionpools/"),
  /** Part of phone base settings. */
  LINE_BASE("/linebasesettings/"),
  /** Part of a phone. */
  LINE("/lines/"),
  /** Make and model, not an object of an organization. */
  META_BASE("/phonebasesettings/availablemetabases/"),
  LINE_META_BASE("/linebasesettings/availablemetabases/"),
  TRUNK_META_BASE("/trunkbasesettings/availablemetabases/");

  /** Where the telephony API is. */
  static final String EDGES = "/api/v2/telephony/providers/edges";

  private final String path;

  Kind(String path) {
    this.path = path;
  }

  String uri(String id) {
    return this == USER ? "/api/v2/users/" + id : EDGES + path + id;
  }

  /** Whether it is nothing that is kept, so that its id says it all. */
  boolean fixed() {
    return this == META_BASE || this == LINE_META_BASE || this == TRUNK_META_BASE;
  }
}
