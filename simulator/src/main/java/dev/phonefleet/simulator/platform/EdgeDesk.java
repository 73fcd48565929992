package dev.phonefleet.simulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The edges of the published contract. Safe for use by many threads. */
public final class EdgeDesk {
  private final Store store;
  private final Rules rules;
  private final View view;
  private final Listing listing;
  private final Edges edges;

  EdgeDesk(Store store, Rules rules, View view, Listing listing, Edges edges) {
    this.store = store;
    this.rules = rules;
    this.view = view;
    this.listing = listing;
    this.edges = edges;
  }

  /** A page of edges. */
  public ObjectNode list(Query query) {
    Optional<String> name = query.text("name");
    Optional<String> site = query.text("site.id");
    Optional<String> group = query.text("edgeGroup.id");
    Optional<Boolean> managed = query.flag("managed");
    boolean media = query.flag("showCloudMedia").orElse(true);
    Predicate<String> named = name.map(Wild::name).orElse(_ -> true);
    var all =
        listing.select(
            Kind.EDGE,
            query,
            name + "/" + site + "/" + group + "/" + managed + "/" + media,
            edge ->
                named.test(edge.name())
                    && site.map(edge.ref("site")::equals).orElse(true)
                    && group.map(edge.ref("edgeGroup")::equals).orElse(true)
                    && (media || !Edges.life(edge).cloudMedia())
                    && managed.map(flag -> flag == managed(edge)).orElse(true));
    return listing.answer(query, Kind.EDGES, all, view::edge);
  }

  private static boolean managed(Item edge) {
    return edge.body().path("managed").asBoolean(Edges.life(edge).cloudMedia());
  }

  /** One edge. */
  public ObjectNode read(String id, Query query) {
    Item edge =
        rules.allowed(
            store
                .find(Kind.EDGE, id)
                .filter(one -> rules.reads(one, rules.now()))
                .orElseThrow(() -> Problem.notFound(id)));
    return query.values("expand").contains("site") ? view.edgeWithSite(edge) : view.edge(edge);
  }

  /** Replaces an edge; site and group only while it is out of service. */
  public ObjectNode replace(String id, JsonNode sent) {
    Item written;
    synchronized (store) {
      Item old = store.alive(Kind.EDGE, id).orElseThrow(() -> Problem.missing(id));
      rules.allowed(old);
      rules.checkVersion(old, sent);
      ObjectNode body =
          Bodies.written(Kind.EDGE, sent, Optional.of(old), rules.platform().writes().putResets());
      if (Rules.text(body.path("name")).isEmpty()) {
        throw Problem.badRequest("An edge needs a name").at("name");
      }
      if (body.has("managed") && body.path("managed").asBoolean(false) != managed(old)) {
        throw Problem.of(
                403, "managed.property.not.allowed", "The managed property cannot be changed")
            .at("managed");
      }
      checkMembership(old, body);
      written = old.written(body, rules.now());
      store.put(written);
    }
    return view.edge(written);
  }

  private void checkMembership(Item old, ObjectNode body) {
    String group = body.path("edgeGroup").path("id").asString("");
    String site = body.path("site").path("id").asString("");
    boolean moves = !group.equals(old.ref("edgeGroup")) || !site.equals(old.ref("site"));
    if (!moves) {
      return;
    }
    if (edges.inService(old)) {
      throw Problem.of(
              400,
              "cant.modify.edge.group",
              "The edge group cannot be modified while the edge is in service")
          .about(old.id())
          .at("edgeGroup");
    }
    if (group.isEmpty()) {
      throw Problem.of(400, "edge.group.required", "An edge group is required").at("edgeGroup");
    }
    if (site.isEmpty()) {
      throw Problem.of(400, "site.required", "A site is required").at("site");
    }
    if (store.find(Kind.GROUP, group).filter(one -> one.reads(rules.now())).isEmpty()) {
      throw Problem.badRequest("There is no such edge group").about(group).at("edgeGroup");
    }
    if (store.alive(Kind.SITE, site).isEmpty()) {
      throw Problem.badRequest("There is no such site").about(site).at("site");
    }
  }

  /** Takes an edge in or out of service; answers its status code as text. */
  public JsonNode changeService(String id, JsonNode sent) {
    ObjectNode asked = Bodies.object(sent);
    if (!asked.path("inService").isBoolean()) {
      throw Problem.badRequest("inService is required").at("inService");
    }
    synchronized (store) {
      Item edge = store.alive(Kind.EDGE, id).orElseThrow(() -> Problem.notFound(id));
      rules.allowed(edge);
      Instant now = rules.now();
      EdgeLife life = Edges.life(edge);
      if (asked.path("inService").asBoolean()) {
        checkNeighbors(edge);
        store.put(edge.living(life.inService(edges.onlineFrom(edge, now))));
      } else if (edges.inService(edge) && life.drained().isEmpty()) {
        JsonNode seconds = asked.path("callDrainingWaitTimeSeconds");
        Duration wait =
            seconds.isNumber()
                ? Duration.ofSeconds(seconds.asLong())
                : rules.platform().edges().draining();
        store.put(edge.living(life.outOfService(now, wait)));
      }
      return StringNode.valueOf(
          asked.path("inService").asBoolean() ? EdgeLife.ACTIVE : EdgeLife.INACTIVE);
    }
  }

  private void checkNeighbors(Item edge) {
    String group = edge.ref("edgeGroup");
    String site = edge.ref("site");
    if (group.isEmpty() || site.isEmpty()) {
      throw Problem.badRequest("The edge needs a site and an edge group to be in service")
          .about(edge.id());
    }
    for (Item other : edges.ofSite(site)) {
      boolean foreign = !other.ref("edgeGroup").equals(group) && !Edges.life(other).cloudMedia();
      if (foreign && !other.id().equals(edge.id()) && edges.inService(other)) {
        throw Problem.badRequest("All active edges of a site must be in the same edge group")
            .about(edge.id());
      }
    }
  }

  /** Some numbers about an edge. */
  public ObjectNode metrics(String id) {
    var _ = store.alive(Kind.EDGE, id).orElseThrow(() -> Problem.notFound(id));
    ObjectNode metrics = JsonNodeFactory.instance.objectNode();
    metrics.set("edge", store.ref(Kind.EDGE, id));
    metrics.put("eventTime", rules.now().toString()).put("upTimeMsec", 86_400_000L);
    metrics.putArray("processors").addObject().put("cpuId", "0").put("activeTimePct", 12.5);
    metrics
        .putArray("memory")
        .addObject()
        .put("type", "physical")
        .put("availableBytes", 4.0e9)
        .put("totalBytes", 8.0e9);
    metrics
        .putArray("networks")
        .addObject()
        .put("ifname", "eth0")
        .put("sentBytesPerSec", 1000)
        .put("receivedBytesPerSec", 1000);
    return metrics;
  }
}
