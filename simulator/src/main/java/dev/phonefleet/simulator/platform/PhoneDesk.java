package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.Answers.PhonePost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The phones of the published contract. Safe for use by many threads. */
public final class PhoneDesk {
  private final Store store;
  private final Rules rules;
  private final View view;
  private final PhoneFinder finder;
  private final PhoneWriter writer;
  private final PhoneLives lives;
  private final Edges edges;

  PhoneDesk(
      Store store, Rules rules, View view, PhoneFinder finder, PhoneLives lives, Edges edges) {
    this.store = store;
    this.rules = rules;
    this.view = view;
    this.finder = finder;
    this.writer = new PhoneWriter(store, rules);
    this.lives = lives;
    this.edges = edges;
  }

  /** A page of phones. */
  public ObjectNode list(Query query) {
    return finder.list(query);
  }

  /** One phone with everything. */
  public ObjectNode read(String id) {
    return view.phone(find(id), Asked.EVERYTHING);
  }

  private Item find(String id) {
    return rules.allowed(
        store
            .find(Kind.PHONE, id)
            .filter(phone -> rules.reads(phone, rules.now()))
            .orElseThrow(() -> Problem.notFound(id)));
  }

  private Item writable(String id) {
    Item phone = find(id);
    if (!phone.alive()) {
      throw Problem.notFound(id);
    }
    return phone;
  }

  /** A phone that is not there yet, as its base settings would have it. */
  public ObjectNode template(Query query) {
    String id = query.required("phoneBaseSettingsId");
    Item base = store.alive(Kind.PHONE_BASE, id).orElseThrow(() -> Problem.missing(id));
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.put("name", "").put("state", "active");
    template.set("phoneBaseSettings", store.ref(Kind.PHONE_BASE, id));
    template.set("phoneMetaBase", store.ref(Kind.META_BASE, base.ref("phoneMetaBase")));
    template.set("properties", base.body().path("properties"));
    template.set("capabilities", base.body().path("capabilities"));
    var lines = template.putArray("lines");
    for (JsonNode line : base.body().path("lines")) {
      String lineBase = line.path("id").asString("");
      ObjectNode one = lines.addObject().put("name", line.path("name").asString(""));
      one.set("lineBaseSettings", store.ref(Kind.LINE_BASE, lineBase));
      one.set("properties", line.path("properties"));
      if (!template.has("lineBaseSettings")) {
        template.set("lineBaseSettings", store.ref(Kind.LINE_BASE, lineBase));
      }
    }
    return template;
  }

  /** Makes a phone. */
  public ObjectNode create(JsonNode sent) {
    PhonePost ending = rules.platform().answers().phonePost();
    if (ending == PhonePost.TIMEOUT_LOST) {
      throw timeout();
    }
    Item made;
    synchronized (store) {
      ObjectNode body = writer.body(sent, Optional.empty());
      Instant now = rules.now();
      var visibility = rules.platform().visibility();
      Item phone =
          Item.of(Kind.PHONE, store.newId(), now, body)
              .visible(
                  rules.in(visibility.phoneById(), now), rules.in(visibility.phoneListed(), now));
      checkDuplicates(phone);
      made = lives.made(phone, now);
      store.put(made);
      seats(made, now);
    }
    if (ending == PhonePost.TIMEOUT_DONE) {
      throw timeout();
    }
    return view.phone(made, Asked.EVERYTHING);
  }

  private static Problem timeout() {
    return Problem.of(408, "unknown", "The request timed out.");
  }

  private void seats(Item phone, Instant now) {
    Instant visible = rules.in(rules.platform().visibility().station(), now);
    for (JsonNode line : phone.body().path("lines")) {
      String id = line.path("id").asString("");
      if (store.seat(id).isEmpty()) {
        store.put(Seat.free(id, visible));
      }
    }
  }

  private void checkDuplicates(Item phone) {
    var writes = rules.platform().writes();
    String hardware = PhoneLives.hardwareKey(phone);
    boolean names = !writes.duplicateNames();
    boolean hardwareIds = !writes.duplicateHardwareIds() && !hardware.isEmpty();
    if (!names && !hardwareIds) {
      return;
    }
    List<Item> others =
        store.alive(Kind.PHONE).filter(other -> !other.id().equals(phone.id())).toList();
    for (Item other : others) {
      if (names && other.name().equalsIgnoreCase(phone.name())) {
        throw Problem.badRequest("There is a phone named " + phone.name()).at("name");
      }
      if (hardwareIds && PhoneLives.hardwareKey(other).equals(hardware)) {
        throw Problem.badRequest("There is a phone with the hardware id " + hardware)
            .at("properties.phone_hardwareId");
      }
    }
  }

  /** Replaces a phone. */
  public ObjectNode replace(String id, JsonNode sent) {
    Item written;
    synchronized (store) {
      Item old = writable(id);
      rules.checkVersion(old, sent);
      Instant now = rules.now();
      ObjectNode body = writer.body(sent, Optional.of(old));
      Item fresh = old.written(body, now);
      checkDuplicates(fresh);
      written = lives.rewritten(fresh, now);
      store.put(written);
      dropSeats(old, written);
      seats(written, now);
    }
    return view.phone(written, Asked.EVERYTHING);
  }

  private void dropSeats(Item old, Item written) {
    for (JsonNode line : old.body().path("lines")) {
      String lineId = line.path("id").asString("");
      if (!written.alive() || !Store.line(written, lineId).isObject()) {
        store.removeSeat(lineId);
      }
    }
  }

  /** Deletes a phone. */
  public void delete(String id) {
    synchronized (store) {
      Item phone = writable(id);
      rules.checkDeletes();
      remove(phone);
    }
  }

  void remove(Item phone) {
    Item deleted = phone.deleted(rules.deletion(rules.now()));
    store.put(deleted);
    dropSeats(phone, deleted);
  }

  /** Reboots a phone, which is refused while no edge could tell it. */
  public void reboot(String id) {
    synchronized (store) {
      Item phone =
          store
              .find(Kind.PHONE, id)
              .filter(one -> one.reads(rules.now()))
              .orElseThrow(() -> Problem.missing(id));
      rules.allowed(phone);
      checkEdges(phone);
      store.put(lives.rebooted(phone, rules.now()));
    }
  }

  private void checkEdges(Item phone) {
    if (!edges.reachPhones(phone.ref("site"))) {
      throw Problem.of(
              503,
              "providerapi.error.phone.no.active.edge",
              "There is no active edge for the phone")
          .about(phone.id());
    }
  }

  /** Reboots several phones, or all of a site. */
  public void rebootMany(JsonNode sent) {
    ObjectNode asked = Bodies.object(sent);
    Optional<String> site = Rules.text(asked.path("siteId"));
    synchronized (store) {
      if (site.isPresent()) {
        var _ = store.alive(Kind.SITE, site.get()).orElseThrow(() -> Problem.missing(site.get()));
        if (edges.reachPhones(site.get())) {
          List<Item> phones =
              store.alive(Kind.PHONE).filter(p -> p.ref("site").equals(site.get())).toList();
          phones.forEach(phone -> store.put(lives.rebooted(phone, rules.now())));
        }
        return;
      }
      if (asked.path("phoneIds").isEmpty()) {
        throw Problem.of(400, "bad.request", "phoneIds or siteId is required").at("phoneIds");
      }
      for (JsonNode id : asked.path("phoneIds")) {
        reboot(id.asString(""));
      }
    }
  }
}
