package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.OrgEdge;
import dev.phonefleet.simulator.scenario.published.OrgEdgeGroup;
import dev.phonefleet.simulator.scenario.published.OrgNumber;
import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import dev.phonefleet.simulator.scenario.published.OrgPool;
import dev.phonefleet.simulator.scenario.published.OrgSite;
import dev.phonefleet.simulator.scenario.published.OrgTrunkBase;
import dev.phonefleet.simulator.scenario.published.OrgUser;
import dev.phonefleet.simulator.scenario.published.Organization;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the objects that are there before the first request. The store's monitor is held. */
final class Founder {
  private final Store store;
  private final Rules rules;
  private final BaseDesk bases;
  private final PhoneFounder phones;

  Founder(Store store, Rules rules, BaseDesk bases) {
    this.store = store;
    this.rules = rules;
    this.bases = bases;
    this.phones = new PhoneFounder(store, rules);
  }

  /** What new phones of each make start with, which is needed after a restart too. */
  void teach(Organization organization) {
    organization.phoneBases().forEach(this::teach);
    Crowd.bases().forEach(this::teach);
  }

  private void teach(OrgPhoneBase base) {
    bases.addTemplate(
        base.metaBase(), Templates.of(base.metaBase(), base.lines().orElse(1), base.properties()));
  }

  void found(Organization organization) {
    Crowd crowd = new Crowd(organization.population());
    crowd.surroundings().ifPresent(this::foundListed);
    foundListed(organization);
    crowd.phones(phones::add);
    organization.phones().forEach(phones::add);
    organization.dids().forEach(number -> add(Kind.DID, number));
    organization.extensions().forEach(number -> add(Kind.EXTENSION, number));
  }

  private void foundListed(Organization organization) {
    organization.sites().forEach(this::add);
    organization.trunkBases().forEach(this::add);
    organization.phoneBases().forEach(this::add);
    organization.users().forEach(this::add);
    organization.edgeGroups().forEach(this::add);
    organization.edges().forEach(this::add);
    organization.didPools().forEach(pool -> add(Kind.DID_POOL, pool));
    organization.extensionPools().forEach(pool -> add(Kind.EXTENSION_POOL, pool));
  }

  PhoneFounder phones() {
    return phones;
  }

  void add(OrgSite site) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", site.name());
    body.put("mediaModel", site.mediaModel().orElse("Premises")).put("managed", false);
    body.put("coreSite", false);
    String location = Store.idOf(Kind.SITE, "location " + site.name());
    body.putObject("location")
        .put("id", location)
        .put("name", site.name())
        .put("selfUri", "/api/v2/locations/" + location);
    put(Kind.SITE, site.name(), site.id(), body, site.fields());
  }

  void add(OrgTrunkBase base) {
    String type = base.trunkType().orElse("PHONE");
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", base.name());
    String meta = "external_sip.json";
    if (type.equals("PHONE")) {
      meta = "phone_connections_webrtc.json";
    } else if (type.equals("EDGE")) {
      meta = "ip_edge_connections.json";
    }
    body.set("trunkMetabase", Bodies.ref(meta));
    body.put("trunkType", type).put("managed", false).putObject("properties");
    put(Kind.TRUNK_BASE, base.name(), base.id(), body, base.fields());
  }

  void add(OrgPhoneBase base) {
    teach(base);
    int lines = base.lines().orElse(1);
    ObjectNode body = Templates.of(base.metaBase(), lines, base.properties());
    body.put("name", base.name());
    int place = 0;
    for (JsonNode line : body.path("lines")) {
      place++;
      String key = place == 1 ? base.name() : base.name() + '/' + place;
      ObjectNode object = (ObjectNode) line;
      object.put("id", Store.idOf(Kind.LINE_BASE, key));
      object.put("name", lines == 1 ? base.name() : base.name() + ' ' + place);
    }
    put(Kind.PHONE_BASE, base.name(), base.id(), body, base.fields());
  }

  void add(OrgUser user) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", user.name());
    body.put("email", user.email()).put("username", user.email());
    user.fields().ifPresent(body::setAll);
    Duration delay = user.indexedAfter().orElse(rules.platform().visibility().user());
    Instant now = rules.now();
    String id = user.id().orElseGet(() -> Store.idOf(Kind.USER, user.email()));
    store.put(Item.of(Kind.USER, id, now, body).visible(Instant.EPOCH, rules.in(delay, now)));
  }

  void add(OrgEdgeGroup group) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", group.name());
    body.put("managed", false).put("hybrid", false);
    var trunks = body.putArray("phoneTrunkBases");
    group.phoneTrunkBases().forEach(name -> trunks.add(ref(Kind.TRUNK_BASE, name)));
    group
        .edgeTrunkBase()
        .ifPresent(name ->
            body.putObject("edgeTrunkBaseAssignment")
                .put("family", 2)
                .set("trunkBase", ref(Kind.TRUNK_BASE, name)));
    Item item = put(Kind.GROUP, group.name(), group.id(), body, group.fields());
    group.version().ifPresent(version -> store.put(item.numbered(version)));
  }

  void add(OrgEdge edge) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", edge.name());
    edge.site().ifPresent(name -> body.set("site", ref(Kind.SITE, name)));
    edge.group().ifPresent(name -> body.set("edgeGroup", ref(Kind.GROUP, name)));
    Item item = put(Kind.EDGE, edge.name(), edge.id(), body, edge.fields());
    String code = edge.statusCode().orElse(EdgeLife.ACTIVE);
    boolean online = edge.online().orElse(code.equals(EdgeLife.ACTIVE));
    store.put(item.living(EdgeLife.resting(code, online, edge.cloudMedia().orElse(false))));
  }

  void add(Kind kind, OrgPool pool) {
    boolean did = kind == Kind.DID_POOL;
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", pool.start());
    body.put(did ? "startPhoneNumber" : "startNumber", pool.start());
    body.put(did ? "endPhoneNumber" : "endNumber", pool.end());
    if (did) {
      body.put("comments", "").put("provider", "PURE_CLOUD");
    }
    put(kind, pool.start() + '-' + pool.end(), pool.id(), body, pool.fields());
  }

  void add(Kind kind, OrgNumber number) {
    boolean did = kind == Kind.DID;
    String text = number.number();
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", text);
    body.put(did ? "phoneNumber" : "number", text);
    String start = did ? "startPhoneNumber" : "startNumber";
    String end = did ? "endPhoneNumber" : "endNumber";
    store
        .alive(did ? Kind.DID_POOL : Kind.EXTENSION_POOL)
        .filter(pool ->
            text.compareTo(pool.body().path(start).asString("")) >= 0
                && text.compareTo(pool.body().path(end).asString("")) <= 0)
        .findFirst()
        .ifPresent(pool -> body.set(did ? "didPool" : "extensionPool", Bodies.ref(pool.id())));
    number
        .owner()
        .ifPresent(owner -> {
          String type = number.ownerType().orElse("USER");
          body.put("ownerType", type);
          body.set("owner", owner(type.equals("PHONE") ? Kind.PHONE : Kind.USER, owner));
        });
    put(kind, text, number.id(), body, number.fields());
  }

  private ObjectNode owner(Kind kind, String nameOrId) {
    Optional<String> known =
        kind == Kind.USER ? phones.user(nameOrId) : store.named(kind, nameOrId).map(Item::id);
    String id = known.orElse(nameOrId);
    return store.ref(kind, id);
  }

  private ObjectNode ref(Kind kind, String name) {
    return Bodies.ref(PhoneFounder.idOf(store, kind, name));
  }

  private Item put(
      Kind kind, String key, Optional<String> id, ObjectNode body, Optional<ObjectNode> fields) {
    fields.ifPresent(given -> body.setAll(Bodies.clean(kind, given)));
    Item item = Item.of(kind, id.orElseGet(() -> Store.idOf(kind, key)), rules.now(), body);
    if (store.alive(kind, item.id()).isPresent()) {
      throw new IllegalArgumentException("there are two of " + kind + " named " + key);
    }
    store.put(item);
    return item;
  }
}
