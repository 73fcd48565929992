package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.OrgLine;
import dev.phonefleet.simulator.scenario.published.OrgPhone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes phones that are there before the first request. What many phones have in common they share,
 * so that a hundred thousand of them fit. The store's monitor is held.
 */
final class PhoneFounder {
  private static final Duration UP_SINCE = Duration.ofHours(1);

  private final Store store;
  private final Rules rules;
  private final Map<String, ObjectNode> refs = new HashMap<>();

  PhoneFounder(Store store, Rules rules) {
    this.store = store;
    this.rules = rules;
  }

  Item add(OrgPhone phone) {
    Item base = byName(Kind.PHONE_BASE, phone.model());
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", phone.name());
    body.set("site", ref(idOf(store, Kind.SITE, phone.site())));
    body.set("phoneBaseSettings", ref(base.id()));
    body.set("phoneMetaBase", base.body().path("phoneMetaBase"));
    body.set("capabilities", base.body().path("capabilities"));
    String lineBase = base.body().path("lines").path(0).path("id").asString("");
    body.set("lineBaseSettings", ref(lineBase));
    ObjectNode properties =
        phone.properties().map(Bodies::properties).orElseGet(JsonNodeFactory.instance::objectNode);
    phone
        .mac()
        .ifPresent(mac ->
            properties.set(
                "phone_hardwareId", Bodies.property(JsonNodeFactory.instance.stringNode(mac))));
    body.set("properties", properties);
    phone.user().ifPresent(user -> body.set("webRtcUser", Bodies.ref(userId(user))));
    String id = phone.id().orElseGet(() -> idFor(phone));
    List<Seat> seats = new ArrayList<>();
    body.set("lines", lines(phone, id, base, seats));
    phone.fields().ifPresent(given -> body.setAll(Bodies.clean(Kind.PHONE, given)));
    Instant now = rules.now();
    Item item =
        Item.of(Kind.PHONE, id, now, body)
            .numbered(phone.version().orElse(1))
            .living(
                PhoneLife.resting(
                    now.minus(UP_SINCE), phone.unseen().orElse(false), phone.status()));
    store.put(item);
    seats.forEach(store::put);
    return item;
  }

  private String idFor(OrgPhone phone) {
    String id = Store.idOf(Kind.PHONE, phone.name());
    return store.find(Kind.PHONE, id).isEmpty()
        ? id
        : Store.idOf(Kind.PHONE, phone.name() + '/' + store.newId());
  }

  private ArrayNode lines(OrgPhone phone, String phoneId, Item base, List<Seat> seats) {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    JsonNode bases = base.body().path("lines");
    int count = phone.lines().isEmpty() ? bases.size() : phone.lines().size();
    for (int place = 0; place < count; place++) {
      Optional<OrgLine> given =
          phone.lines().isEmpty() ? Optional.empty() : Optional.of(phone.lines().get(place));
      int index = place;
      String id =
          given.flatMap(OrgLine::id).orElseGet(() -> Store.idOf(Kind.LINE, phoneId + '/' + index));
      ObjectNode line = lines.addObject().put("id", id);
      line.put(
          "name",
          given
              .flatMap(OrgLine::name)
              .orElse(phone.name() + (index == 0 ? "" : "_" + (index + 1))));
      String lineBase = bases.path(Math.min(place, bases.size() - 1)).path("id").asString("");
      line.set("lineBaseSettings", ref(lineBase));
      given
          .flatMap(OrgLine::properties)
          .ifPresent(properties -> line.set("properties", Bodies.properties(properties)));
      given
          .flatMap(OrgLine::fields)
          .ifPresent(fields -> line.setAll(Bodies.clean(Kind.LINE, fields)));
      Optional<String> user = given.flatMap(OrgLine::loggedIn).map(this::userId);
      Optional<String> defaultFor = given.flatMap(OrgLine::defaultFor).map(this::userId);
      if (user.isPresent() || defaultFor.isPresent()) {
        seats.add(new Seat(id, Instant.EPOCH, user, defaultFor));
      }
    }
    return lines;
  }

  /** Nobody writes into it, so one is enough for all. */
  private ObjectNode ref(String id) {
    return refs.computeIfAbsent(id, Bodies::ref);
  }

  private Item byName(Kind kind, String name) {
    return store
        .named(kind, name)
        .or(() -> store.alive(kind, name))
        .orElseThrow(() -> missing(kind, name));
  }

  private static IllegalArgumentException missing(Kind kind, String name) {
    return new IllegalArgumentException("there is no " + kind + " named \"" + name + '"');
  }

  static String idOf(Store store, Kind kind, String name) {
    return store
        .named(kind, name)
        .or(() -> store.alive(kind, name))
        .map(Item::id)
        .orElseThrow(() -> missing(kind, name));
  }

  /** The id of a user who is named by e-mail, name or id. */
  Optional<String> user(String who) {
    return store
        .alive(Kind.USER)
        .filter(user ->
            user.id().equals(who)
                || user.name().equals(who)
                || user.body().path("email").asString("").equalsIgnoreCase(who))
        .map(Item::id)
        .findFirst();
  }

  String userId(String who) {
    return user(who).orElseThrow(() -> missing(Kind.USER, who));
  }
}
