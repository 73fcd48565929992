package dev.phonefleet.simulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The edges of a site, and the state that they are in now. */
final class Edges {
  private final Store store;
  private final Rules rules;

  Edges(Store store, Rules rules) {
    this.store = store;
    this.rules = rules;
  }

  static EdgeLife life(Item edge) {
    return edge.edge().orElseGet(() -> EdgeLife.resting(EdgeLife.ACTIVE, true, false));
  }

  String statusCode(Item edge) {
    EdgeLife life = life(edge);
    String draining = draining(life);
    return draining.equals("WAIT") || draining.equals("TERMINATE")
        ? EdgeLife.ACTIVE
        : life.statusCode();
  }

  boolean online(Item edge) {
    EdgeLife life = life(edge);
    return life.online() && !rules.now().isBefore(life.onlineFrom());
  }

  boolean inService(Item edge) {
    return statusCode(edge).equals(EdgeLife.ACTIVE);
  }

  private String draining(EdgeLife life) {
    if (life.drained().isEmpty()) {
      return "NONE";
    }
    Duration elapsed = rules.pace().elapsed(life.drained().get(), rules.now());
    if (elapsed.compareTo(life.draining()) < 0) {
      return "WAIT";
    }
    Duration end = life.draining().plus(rules.platform().edges().terminating());
    return elapsed.compareTo(end) < 0 ? "TERMINATE" : "COMPLETE";
  }

  void addState(ObjectNode shown, Item edge) {
    EdgeLife life = life(edge);
    boolean online = online(edge);
    String draining = draining(life);
    shown.put("statusCode", statusCode(edge));
    shown.put("onlineStatus", online ? "ONLINE" : "OFFLINE");
    shown.put("callDrainingState", draining);
    shown.put("conversationCount", draining.equals("WAIT") ? 1 : 0);
    shown.put("offlineConfigCalled", false);
    for (String flag : new String[] {"managed", "physicalEdge"}) {
      if (!shown.has(flag)) {
        shown.put(flag, flag.equals("managed") == life.cloudMedia());
      }
    }
    if (!shown.has("edgeDeploymentType")) {
      shown.put("edgeDeploymentType", life.cloudMedia() ? "CDM" : "HARDWARE");
    }
  }

  /** By name, so that the first is the primary one. */
  List<Item> ofSite(String siteId) {
    return store
        .alive(Kind.EDGE)
        .filter(edge -> edge.ref("site").equals(siteId))
        .sorted(Comparator.comparing(Item::name))
        .toList();
  }

  /** How the edges of a site are, as the status of a phone says it. */
  String service(List<Item> ofSite) {
    if (ofSite.isEmpty()) {
      return "NO_EDGES";
    }
    long up = ofSite.stream().filter(edge -> inService(edge) && online(edge)).count();
    if (up == 0) {
      return "OUT_OF_SERVICE";
    }
    return up == ofSite.size() ? "IN_SERVICE" : "MIXED_SERVICE";
  }

  /** Whether phones of a site can be told to reboot. */
  boolean reachPhones(String siteId) {
    boolean cloud =
        store
            .alive(Kind.SITE, siteId)
            .map(site -> site.body().path("mediaModel").asString("").equals("Cloud"))
            .orElse(false);
    return cloud || ofSite(siteId).stream().anyMatch(this::inService);
  }

  /** The primary and the secondary edge of a phone. */
  void addAssigned(ObjectNode shown, String siteId, boolean wanted) {
    if (!wanted) {
      return;
    }
    List<Item> ofSite = ofSite(siteId);
    String[] names = {"primaryEdge", "secondaryEdge"};
    for (int place = 0; place < names.length && place < ofSite.size(); place++) {
      shown.set(names[place], store.ref(Kind.EDGE, ofSite.get(place).id()));
    }
  }

  Instant onlineFrom(Item edge, Instant now) {
    if (online(edge)) {
      return life(edge).onlineFrom();
    }
    Duration wait =
        rules.platform().edges().connecting().at(rules.dice().of("connecting", edge.id()));
    return rules.pace().after(now, wait);
  }
}
