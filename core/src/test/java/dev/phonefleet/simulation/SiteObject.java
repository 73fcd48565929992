package dev.phonefleet.simulation;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** An object of the published platform in memory. */
final class SiteObject {
  final String id;
  ObjectNode fields;
  int version = 1;

  /** When it came to be. */
  Instant madeAt = Instant.MIN;

  /** From when on it can be read by its id. */
  Instant readableFrom = Instant.MIN;

  /** From when on lists and filters show it. */
  Instant listedFrom = Instant.MIN;

  /** From when on its stations show. */
  Instant stationsFrom = Instant.MIN;

  /** When it was deleted. */
  Instant goneAt = Instant.MAX;

  /** Of a phone: when it got its configuration. */
  Instant provisionedAt = Instant.MIN;

  /** Of a phone: when it works. Of an edge: when it is heard of. */
  Instant worksFrom = Instant.MIN;

  /** Of a phone: whether its configuration never comes. */
  boolean failed;

  /** Of an edge: when it is not heard of. */
  Instant awayFrom = Instant.MAX;

  Instant awayUntil = Instant.MAX;

  /** Of a phone: when somebody else last changed what the file manages. */
  Instant meddledAt = Instant.MIN;

  SiteObject(String id, ObjectNode fields) {
    this.id = id;
    this.fields = fields;
  }

  String name() {
    return fields.path("name").asString("");
  }

  boolean gone(Instant now) {
    return !now.isBefore(goneAt);
  }

  String refersTo(String member) {
    return fields.path(member).path("id").asString("");
  }
}
