package dev.phonefleet.simulator.platform;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object as the platform keeps it. Never changed, only replaced.
 *
 * @param body what clients own; nobody may write into it. References in it have nothing but an id
 * @param byId from when it can be read, on the wall clock
 * @param listed from when it is in lists, on the wall clock
 * @param deletion when it was deleted
 * @param phone the life of a phone
 * @param edge the life of an edge
 */
record Item(
    Kind kind,
    String id,
    long version,
    Instant created,
    Instant modified,
    ObjectNode body,
    Instant byId,
    Instant listed,
    Optional<Deletion> deletion,
    Optional<PhoneLife> phone,
    Optional<EdgeLife> edge) {

  /**
   * When an object was deleted.
   *
   * @param gone until when it may still show, on the wall clock
   * @param released until when it still counts as a use of others, on the wall clock
   */
  record Deletion(Instant at, Instant gone, Instant released) {}

  static Item of(Kind kind, String id, Instant now, ObjectNode body) {
    return new Item(
        kind,
        id,
        1,
        now,
        now,
        body,
        Instant.EPOCH,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  String name() {
    return body.path("name").asString("");
  }

  boolean alive() {
    return deletion.isEmpty();
  }

  /** The id that a reference of it has, empty when there is none. */
  String ref(String field) {
    return body.path(field).path("id").asString("");
  }

  /** The value of a telephony property. */
  JsonNode property(String name) {
    return body.path("properties").path(name).path("value").path("instance");
  }

  boolean reads(Instant now) {
    return alive() && !now.isBefore(byId);
  }

  Item written(ObjectNode newBody, Instant now) {
    return new Item(
        kind, id, version + 1, created, now, newBody, byId, listed, deletion, phone, edge);
  }

  Item visible(Instant newById, Instant newListed) {
    return new Item(
        kind, id, version, created, modified, body, newById, newListed, deletion, phone, edge);
  }

  Item numbered(long newVersion) {
    return new Item(
        kind, id, newVersion, created, modified, body, byId, listed, deletion, phone, edge);
  }

  Item deleted(Deletion newDeletion) {
    return new Item(
        kind,
        id,
        version,
        created,
        newDeletion.at(),
        body,
        byId,
        listed,
        Optional.of(newDeletion),
        phone,
        edge);
  }

  Item living(PhoneLife life) {
    return new Item(
        kind,
        id,
        version,
        created,
        modified,
        body,
        byId,
        listed,
        deletion,
        Optional.of(life),
        edge);
  }

  Item living(EdgeLife life) {
    return new Item(
        kind,
        id,
        version,
        created,
        modified,
        body,
        byId,
        listed,
        deletion,
        phone,
        Optional.of(life));
  }
}
