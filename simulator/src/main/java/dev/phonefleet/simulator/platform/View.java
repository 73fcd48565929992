package dev.phonefleet.simulator.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Objects as answers show them. What is shown shares nodes with what is kept: never change it. */
final class View {
  private static final String ADMINISTRATOR = "5f0e6c1d-8a55-4a39-8f6e-2f1b7f3f9c01";
  private static final String DIVISION = "0f7c3a52-6f37-4b8e-9d4b-6f0f5b1c2d03";

  private final Store store;
  private final Rules rules;
  private final Edges edges;
  private final PhoneStatus statuses;

  View(Store store, Rules rules, Edges edges, PhoneStatus statuses) {
    this.store = store;
    this.rules = rules;
    this.edges = edges;
    this.statuses = statuses;
  }

  /** Any object without these members. */
  ObjectNode show(Item item, Set<String> hidden) {
    ObjectNode shown = common(item);
    addMembers(shown, item.kind(), item.body(), hidden);
    return shown;
  }

  ObjectNode edge(Item edge) {
    ObjectNode shown = show(edge, Set.of());
    edges.addState(shown, edge);
    return shown;
  }

  ObjectNode edgeWithSite(Item edge) {
    ObjectNode shown = edge(edge);
    store
        .alive(Kind.SITE, edge.ref("site"))
        .ifPresent(site -> shown.set("site", site(site, Asked.EVERYTHING)));
    return shown;
  }

  ObjectNode site(Item site, Asked asked) {
    ObjectNode shown =
        show(site, asked.expands("edges") ? Set.of() : Set.of("primarySites", "secondarySites"));
    if (asked.expands("edges")) {
      var members = edges.ofSite(site.id());
      for (String name : new String[] {"edges", "primaryEdges", "secondaryEdges"}) {
        var list = shown.putArray(name);
        members.stream()
            .skip(name.equals("secondaryEdges") ? 1 : 0)
            .limit(name.equals("edges") ? members.size() : 1)
            .forEach(edge -> list.add(store.ref(Kind.EDGE, edge.id())));
      }
    }
    return shown;
  }

  ObjectNode group(Item group, Asked asked) {
    ObjectNode shown = show(group, Set.of("phoneTrunkBases", "edgeTrunkBaseAssignment"));
    var bases = shown.putArray("phoneTrunkBases");
    for (JsonNode base : group.body().path("phoneTrunkBases")) {
      bases.add(trunkBase(base.path("id").asString(""), asked.expands("phoneTrunkBases")));
    }
    if (group.body().get("edgeTrunkBaseAssignment") instanceof ObjectNode assignment) {
      ObjectNode copy = shown.putObject("edgeTrunkBaseAssignment").setAll(assignment);
      String id = assignment.path("trunkBase").path("id").asString("");
      copy.set("trunkBase", trunkBase(id, asked.expands("edgeTrunkBaseAssignment")));
    }
    return shown;
  }

  private ObjectNode trunkBase(String id, boolean expanded) {
    return store
        .alive(Kind.TRUNK_BASE, id)
        .filter(_ -> expanded)
        .map(base -> show(base, Set.of()))
        .orElseGet(() -> store.ref(Kind.TRUNK_BASE, id));
  }

  ObjectNode phoneBase(Item base, Asked asked) {
    ObjectNode shown = show(base, asked.hidden("lines"));
    if (asked.expands("lines")) {
      var lines = shown.putArray("lines");
      base.body().path("lines").forEach(line -> lines.add(lineBase(base, line, asked)));
    }
    return shown;
  }

  ObjectNode lineBase(Item base, JsonNode line, Asked asked) {
    return part(Kind.LINE_BASE, base, line, asked);
  }

  ObjectNode phone(Item phone, Asked asked) {
    ObjectNode shown = common(phone);
    addMembers(shown, Kind.PHONE, phone.body(), asked.hidden("lines", "webRtcUser"));
    shown.put("standAlone", phone.property("phone_standalone").asBoolean(false));
    Instant now = rules.now();
    if (asked.expands("lines")) {
      var lines = shown.putArray("lines");
      phone.body().path("lines").forEach(line -> lines.add(line(phone, line, asked)));
    }
    edges.addAssigned(shown, phone.ref("site"), asked.all());
    statuses.add(shown, phone, asked, now);
    return shown;
  }

  ObjectNode line(Item phone, JsonNode line, Asked asked) {
    ObjectNode shown = part(Kind.LINE, phone, line, asked);
    shown.set("site", store.ref(Kind.SITE, phone.ref("site")));
    store
        .seat(line.path("id").asString(""))
        .ifPresent(seat -> {
          if (asked.expands("lines.loggedInUser")) {
            seat.user().ifPresent(user -> shown.set("loggedInUser", store.ref(Kind.USER, user)));
          }
          if (asked.expands("lines.defaultForUser")) {
            seat.defaultFor()
                .ifPresent(user -> shown.set("defaultForUser", store.ref(Kind.USER, user)));
          }
        });
    return shown;
  }

  private ObjectNode part(Kind kind, Item owner, JsonNode line, Asked asked) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    String id = line.path("id").asString("");
    shown.put("id", id).put("name", line.path("name").asString(""));
    addKept(shown, kind, id, owner);
    addMembers(shown, kind, (ObjectNode) line, asked.hidden("id"));
    return shown;
  }

  private ObjectNode common(Item item) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("id", item.id());
    addKept(shown, item.kind(), item.id(), item);
    return shown;
  }

  private static void addKept(ObjectNode shown, Kind kind, String id, Item item) {
    shown
        .putObject("division")
        .put("id", DIVISION)
        .put("name", "Home")
        .put("selfUri", "/api/v2/authorization/divisions/" + DIVISION);
    shown.put("version", item.version());
    if (kind != Kind.USER) {
      shown.put("dateCreated", item.created().truncatedTo(ChronoUnit.MILLIS).toString());
      shown.put("dateModified", item.modified().truncatedTo(ChronoUnit.MILLIS).toString());
      shown.put("createdBy", ADMINISTRATOR).put("modifiedBy", ADMINISTRATOR);
    }
    shown.put("state", Rules.state(item)).put("selfUri", kind.uri(id));
  }

  private void addMembers(ObjectNode shown, Kind kind, ObjectNode body, Set<String> hidden) {
    var refs = Bodies.refs(kind);
    body.forEachEntry((field, value) -> {
      if (hidden.contains(field)) {
        return;
      }
      Kind other = refs.get(field);
      shown.set(field, other == null ? value : store.ref(other, value.path("id").asString("")));
    });
  }
}
