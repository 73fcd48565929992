package dev.phonefleet.simulation;

import dev.phonefleet.genesys.wire.WireResponse;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Edge groups and edges: membership is written on an edge that is out of service, and one that is
 * taken into service is heard of a while later.
 */
final class SiteEdgeDesk {
  private static final List<String> OF_A_GROUP =
      List.of("description", "phoneTrunkBases", "edgeTrunkBaseAssignment");
  private static final List<String> OF_AN_EDGE =
      List.of("edgeGroup", "site", "statusCode", "onlineStatus");

  private final SiteCloud cloud;

  SiteEdgeDesk(SiteCloud cloud) {
    this.cloud = cloud;
  }

  SiteObject addGroup(String name, List<String> trunks) {
    ObjectNode fields = SiteReplies.object().put("name", name).put("hybrid", false);
    var bases = fields.putArray("phoneTrunkBases");
    trunks.forEach(id -> bases.addObject().put("id", id));
    division(fields);
    return cloud.add(cloud.groups, "group", fields);
  }

  /** An edge that is idle, until it is put into a group. */
  SiteObject addEdge(String name) {
    ObjectNode fields = SiteReplies.object().put("name", name).put("statusCode", "INACTIVE");
    fields.put("make", "somebody").put("pairingId", "kept");
    division(fields);
    return cloud.add(cloud.edges, "edge", fields);
  }

  static void division(ObjectNode fields) {
    fields.putObject("division").put("id", "division-1").put("name", "Home");
  }

  void serves(SiteObject edge, SiteObject group, SiteObject site) {
    edge.fields.putObject("edgeGroup").put("id", group.id);
    edge.fields.putObject("site").put("id", site.id);
    edge.fields.put("statusCode", "ACTIVE");
  }

  WireResponse groups(SiteRequest request, List<String> path, Instant now) {
    if (path.size() == 1 && request.reads()) {
      return SiteReplies.page(
          cloud.groups.values().stream().filter(it -> !now.isBefore(it.listedFrom)).toList(),
          request,
          this::group);
    }
    if (path.size() == 1) {
      return makeGroup(request.body(), now);
    }
    SiteObject group = cloud.groups.get(path.get(1));
    if (group == null || now.isBefore(group.listedFrom)) {
      return SiteReplies.missing();
    }
    if (request.method().equals("PUT")) {
      ObjectNode body = request.body();
      var stale = cloud.stale(group, body);
      if (stale.isPresent()) {
        return stale.get();
      }
      kept(body, group(group), OF_A_GROUP, "group " + group.name());
      group.fields = stripped(body);
      group.version++;
    }
    return SiteReplies.ok(group(group));
  }

  private WireResponse makeGroup(ObjectNode body, Instant now) {
    String name = body.path("name").asString("");
    if (body.path("phoneTrunkBases").isEmpty()) {
      return SiteReplies.refused(400, "required.field.missing", "phoneTrunkBases");
    }
    if (cloud.uniqueGroups && cloud.named(cloud.groups, name).isPresent()) {
      return SiteReplies.refused(400, "duplicate.value", "the name is taken");
    }
    SiteObject group = cloud.add(cloud.groups, "group", stripped(body));
    division(group.fields);
    group.madeAt = now;
    group.listedFrom = now.plusMillis(cloud.random.nextInt(cloud.groupLag * 1000 + 1));
    return SiteReplies.ok(group(group));
  }

  private ObjectNode group(SiteObject group) {
    ObjectNode out = whole(group);
    if (cloud.showsNulls && !out.has("description")) {
      out.putNull("description");
    }
    return out;
  }

  private static ObjectNode whole(SiteObject object) {
    ObjectNode out = object.fields.deepCopy();
    out.put("id", object.id).put("version", object.version).put("state", "active");
    return out;
  }

  private static ObjectNode stripped(ObjectNode body) {
    ObjectNode out = body.deepCopy();
    out.remove(List.of("id", "version", "state"));
    return out;
  }

  WireResponse edges(SiteRequest request, Instant now) {
    return SiteReplies.page(List.copyOf(cloud.edges.values()), request, edge -> edge(edge, now));
  }

  WireResponse edge(SiteRequest request, List<String> path, Instant now) {
    SiteObject edge = cloud.edges.get(path.getFirst());
    if (edge == null) {
      return SiteReplies.missing();
    }
    if (path.size() == 2) {
      return service(request.body(), edge, now);
    }
    return request.reads() ? SiteReplies.ok(edge(edge, now)) : put(request.body(), edge, now);
  }

  private WireResponse put(ObjectNode body, SiteObject edge, Instant now) {
    var stale = cloud.stale(edge, body);
    if (stale.isPresent()) {
      return stale.get();
    }
    boolean moves =
        !body.path("edgeGroup").path("id").asString("").equals(edge.refersTo("edgeGroup"));
    if (moves && !edge.fields.path("statusCode").asString("").equals("INACTIVE")) {
      return SiteReplies.refused(400, "cant.modify.edge.group", "the edge is in service");
    }
    SiteObject group = cloud.groups.get(body.path("edgeGroup").path("id").asString(""));
    if (group == null || now.isBefore(group.listedFrom)) {
      return SiteReplies.missing();
    }
    kept(body, edge(edge, now), OF_AN_EDGE, "edge " + edge.name());
    ObjectNode fields = stripped(body);
    fields.set("statusCode", edge.fields.path("statusCode"));
    fields.remove("onlineStatus");
    edge.fields = fields;
    edge.version++;
    return SiteReplies.ok(edge(edge, now));
  }

  private WireResponse service(ObjectNode body, SiteObject edge, Instant now) {
    if (edge.refersTo("edgeGroup").isEmpty() || edge.refersTo("site").isEmpty()) {
      return SiteReplies.refused(400, "general.bad.request", "the edge belongs nowhere");
    }
    boolean in = body.path("inService").asBoolean(false);
    edge.fields.put("statusCode", in ? "ACTIVE" : "INACTIVE");
    edge.worksFrom = now.plusMillis(cloud.random.nextInt(20_000));
    edge.version++;
    return new WireResponse(200, java.util.Map.of(), "\"ok\"");
  }

  boolean serves(SiteObject edge, Instant now) {
    boolean away = !now.isBefore(edge.awayFrom) && now.isBefore(edge.awayUntil);
    return edge.fields.path("statusCode").asString("").equals("ACTIVE")
        && !now.isBefore(edge.worksFrom)
        && !away;
  }

  private ObjectNode edge(SiteObject edge, Instant now) {
    boolean out = edge.fields.path("statusCode").asString("").equals("INACTIVE");
    return whole(edge).put("onlineStatus", out || serves(edge, now) ? "ONLINE" : "OFFLINE");
  }

  /** What nobody declared must come back as it is. */
  private void kept(ObjectNode body, ObjectNode live, List<String> managed, String what) {
    JsonNode before = live.deepCopy().without(managed);
    JsonNode after = body.deepCopy().without(managed);
    if (!before.equals(after)) {
      cloud.complain("promise 4: " + what + " was " + before + ", is written as " + after);
    }
  }
}
