package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.Writes.EdgeGroups;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The edge groups of the published contract. Safe for use by many threads. */
public final class GroupDesk {
  private static final String PHONE_TRUNKS = "phoneTrunkBases";
  private static final String ASSIGNMENT = "edgeTrunkBaseAssignment";
  private static final String TRUNK_BASE = "trunkBase";

  private final Store store;
  private final Rules rules;
  private final View view;
  private final Listing listing;

  GroupDesk(Store store, Rules rules, View view, Listing listing) {
    this.store = store;
    this.rules = rules;
    this.view = view;
    this.listing = listing;
  }

  /** A page of edge groups. */
  public ObjectNode list(Query query) {
    return listing.named(Kind.GROUP, query, group -> view.group(group, Asked.NOTHING));
  }

  /** One edge group. */
  public ObjectNode read(String id, Query query) {
    Item group =
        store
            .find(Kind.GROUP, id)
            .filter(one -> rules.reads(one, rules.now()))
            .orElseThrow(() -> Problem.notFound(id));
    return view.group(rules.allowed(group), Asked.of(query));
  }

  /** Makes an edge group. */
  public ObjectNode create(JsonNode sent) {
    EdgeGroups allowed = rules.platform().writes().edgeGroups();
    if (allowed != EdgeGroups.ALLOWED) {
      throw allowed == EdgeGroups.FORBIDDEN
          ? Problem.of(403, "not.authorized", "You are not authorized to create an edge group")
          : Problem.badRequest("Edge groups cannot be created in this organization");
    }
    Item group;
    synchronized (store) {
      ObjectNode body = body(sent, Optional.empty());
      Instant now = rules.now();
      var visibility = rules.platform().visibility();
      group =
          Item.of(Kind.GROUP, store.newId(), now, body)
              .visible(
                  rules.in(visibility.groupById(), now), rules.in(visibility.groupListed(), now));
      store.put(group);
    }
    return view.group(group, Asked.NOTHING);
  }

  /** Replaces an edge group. */
  public ObjectNode replace(String id, JsonNode sent) {
    Item group;
    synchronized (store) {
      Item old = writable(id, Problem.missing(id));
      rules.checkVersion(old, sent);
      group = old.written(body(sent, Optional.of(old)), rules.now());
      store.put(group);
    }
    return view.group(group, Asked.NOTHING);
  }

  /** Deletes an edge group that no edge is in. */
  public void delete(String id) {
    synchronized (store) {
      Item group = writable(id, Problem.notFound(id));
      rules.checkDeletes();
      if (store.alive(Kind.EDGE).anyMatch(edge -> edge.ref("edgeGroup").equals(id))) {
        throw Problem.badRequest("The edge group is in use by an edge").about(id);
      }
      store.put(group.deleted(rules.deletion(rules.now())));
    }
  }

  private Item writable(String id, Problem otherwise) {
    return rules.allowed(
        store
            .find(Kind.GROUP, id)
            .filter(one -> one.reads(rules.now()))
            .orElseThrow(() -> otherwise));
  }

  private ObjectNode body(JsonNode sent, Optional<Item> old) {
    ObjectNode body = Bodies.written(Kind.GROUP, sent, old, rules.platform().writes().putResets());
    String name = Rules.text(body.path("name")).orElseThrow(() -> required("name"));
    boolean taken =
        store
            .alive(Kind.GROUP)
            .filter(other -> old.map(one -> !one.id().equals(other.id())).orElse(true))
            .anyMatch(other -> other.name().equalsIgnoreCase(name));
    if (taken) {
      throw Problem.of(400, "duplicate.value", "There is an edge group named " + name).at("name");
    }
    if (old.isPresent()
        && body.has("managed")
        && body.path("managed").asBoolean(false)
            != old.get().body().path("managed").asBoolean(false)) {
      throw Problem.of(
              403, "managed.property.not.allowed", "The managed property cannot be changed")
          .at("managed");
    }
    if (!(body.get(PHONE_TRUNKS) instanceof ArrayNode sentBases)) {
      throw required(PHONE_TRUNKS);
    }
    ArrayNode bases = JsonNodeFactory.instance.arrayNode();
    sentBases.forEach(base -> bases.add(trunkBase(base, "PHONE", PHONE_TRUNKS)));
    body.set(PHONE_TRUNKS, bases);
    checkAssignment(body);
    for (String flag : new String[] {"managed", "hybrid"}) {
      if (!body.has(flag)) {
        body.put(flag, false);
      }
    }
    return body;
  }

  private void checkAssignment(ObjectNode body) {
    if (body.get(ASSIGNMENT) instanceof ObjectNode assignment) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode().put("family", 2);
      copy.setAll(assignment);
      copy.set(TRUNK_BASE, trunkBase(assignment.path(TRUNK_BASE), "EDGE", ASSIGNMENT));
      body.set(ASSIGNMENT, copy);
    } else if (rules.platform().writes().edgeTrunkBaseRequired()) {
      throw required(ASSIGNMENT);
    } else {
      body.remove(ASSIGNMENT);
    }
  }

  private ObjectNode trunkBase(JsonNode sent, String type, String field) {
    ObjectNode ref = Bodies.ref(field, sent);
    String id = ref.path("id").asString("");
    boolean fits =
        store
            .alive(Kind.TRUNK_BASE, id)
            .map(base -> base.body().path("trunkType").asString("").equals(type))
            .orElse(false);
    if (!fits) {
      throw Problem.badRequest("There is no trunk base of type " + type + " with this id")
          .about(id)
          .at(field);
    }
    return ref;
  }

  private static Problem required(String field) {
    return Problem.of(400, "required.field.missing", "The field " + field + " is required")
        .at(field);
  }

  /** The EDGE trunk base of a group. */
  public ObjectNode readTrunkBase(String groupId, String id) {
    return view.show(assigned(groupId, id), Set.of("managed"));
  }

  /** Replaces the EDGE trunk base of a group. */
  public ObjectNode replaceTrunkBase(String groupId, String id, JsonNode sent) {
    synchronized (store) {
      Item old = assigned(groupId, id);
      rules.checkVersion(old, sent);
      ObjectNode body =
          Bodies.written(
              Kind.TRUNK_BASE, sent, Optional.of(old), rules.platform().writes().putResets());
      for (String field : new String[] {"name", "trunkMetabase", "trunkType"}) {
        if (!body.has(field)) {
          throw Problem.of(400, "invalid.property", "The field " + field + " is required")
              .at(field);
        }
      }
      store.put(old.written(body, rules.now()));
    }
    return readTrunkBase(groupId, id);
  }

  private Item assigned(String groupId, String id) {
    return store
        .find(Kind.GROUP, groupId)
        .filter(group -> group.reads(rules.now()))
        .filter(group ->
            group.body().path(ASSIGNMENT).path(TRUNK_BASE).path("id").asString("").equals(id))
        .flatMap(_ -> store.alive(Kind.TRUNK_BASE, id))
        .orElseThrow(() -> Problem.missing(id));
  }
}
