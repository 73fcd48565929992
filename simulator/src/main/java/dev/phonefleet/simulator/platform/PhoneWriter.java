package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.OrgPhoneBase;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a sent phone what is kept, or refuses it. The store's monitor is held. */
final class PhoneWriter {
  private static final String LINES = "lines";
  private static final String LINE_BASE = "lineBaseSettings";

  private final Store store;
  private final Rules rules;

  PhoneWriter(Store store, Rules rules) {
    this.store = store;
    this.rules = rules;
  }

  /** The body of a phone that is made, or of one that is replaced. */
  ObjectNode body(JsonNode sent, Optional<Item> old) {
    ObjectNode body = Bodies.written(Kind.PHONE, sent, old, rules.platform().writes().putResets());
    if (Rules.text(body.path("name")).isEmpty()) {
      throw Problem.badRequest("A phone needs a name").at("name");
    }
    boolean create = old.isEmpty();
    Item base = base(body, create);
    if (body.path("site").isMissingNode()) {
      throw Problem.badRequest("A phone needs a site").at("site");
    }
    require(Kind.SITE, body, "site", create);
    if (!(body.get(LINES) instanceof ArrayNode lines) || lines.isEmpty()) {
      throw Problem.of(
              400,
              create ? "lines.required" : "general.bad.request",
              "A phone needs at least one line")
          .at(LINES);
    }
    completeFromBase(body, base);
    require(Kind.LINE_BASE, body, LINE_BASE, create);
    checkUser(body, base, old.isPresent());
    mergeTemplate(body, base.body());
    body.set(LINES, lines(lines, body, base, old));
    checkFields(body, old);
    return body;
  }

  private Item base(ObjectNode body, boolean create) {
    String id = body.path("phoneBaseSettings").path("id").asString("");
    if (id.isEmpty()) {
      throw Problem.of(
              400,
              create ? "base.settings.required" : "general.bad.request",
              "A phone needs phone base settings")
          .at("phoneBaseSettings");
    }
    return store
        .alive(Kind.PHONE_BASE, id)
        .orElseThrow(() -> missing(id, create).at("phoneBaseSettings"));
  }

  private void require(Kind kind, ObjectNode body, String field, boolean create) {
    String id = body.path(field).path("id").asString("");
    boolean there =
        kind == Kind.LINE_BASE
            ? store.owner(Kind.PHONE_BASE, id).isPresent()
            : store.find(kind, id).filter(item -> item.reads(rules.now())).isPresent();
    if (!there) {
      throw missing(id, create).at(field);
    }
  }

  /** Only the replacement of a phone publishes a code of its own. */
  private static Problem missing(String id, boolean create) {
    return create ? Problem.missing(id) : Problem.notFound(id);
  }

  private static void completeFromBase(ObjectNode body, Item base) {
    if (!body.has(LINE_BASE)) {
      String first = base.body().path(LINES).path(0).path("id").asString("");
      body.set(LINE_BASE, Bodies.ref(first));
    }
    if (!body.has("phoneMetaBase")) {
      body.set("phoneMetaBase", base.body().path("phoneMetaBase"));
    }
    if (!body.has("capabilities")) {
      body.set("capabilities", base.body().path("capabilities"));
    }
    if (!body.has("properties")) {
      body.putObject("properties");
    }
  }

  private void checkUser(ObjectNode body, Item base, boolean update) {
    if (body.has("webRtcUser")) {
      require(Kind.USER, body, "webRtcUser", !update);
    } else if (base.ref("phoneMetaBase").equals(OrgPhoneBase.WEB_RTC)) {
      throw Problem.of(
              400,
              update ? "webrtc.user.required" : "general.bad.request",
              "A WebRTC phone needs a user")
          .at("webRtcUser");
    }
  }

  /** Members that the template has beside a value come back with it. */
  private void mergeTemplate(ObjectNode body, ObjectNode template) {
    if (!rules.platform().answers().propertyMembers()
        || !(body.get("properties") instanceof ObjectNode sent)) {
      return;
    }
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    sent.forEachEntry((name, value) ->
        merged.set(
            name,
            template.path("properties").get(name) instanceof ObjectNode known
                    && value instanceof ObjectNode given
                ? Bodies.merged(known, given)
                : value));
    body.set("properties", merged);
  }

  private ArrayNode lines(ArrayNode sent, ObjectNode body, Item base, Optional<Item> old) {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    Set<String> taken = new TreeSet<>();
    for (JsonNode one : sent) {
      ObjectNode line = Bodies.written(Kind.LINE, one, Optional.empty(), true);
      line.remove("site");
      if (Rules.text(line.path("name")).isEmpty()) {
        throw Problem.badRequest("A line needs a name").at("lines.name");
      }
      if (!line.has(LINE_BASE)) {
        line.set(LINE_BASE, body.path(LINE_BASE));
      }
      require(Kind.LINE_BASE, line, LINE_BASE, old.isEmpty());
      String lineBase = line.path(LINE_BASE).path("id").asString("");
      if (Store.line(base, lineBase) instanceof ObjectNode template) {
        mergeTemplate(line, template);
      }
      String known = one.path("id").asString("");
      boolean same = old.filter(phone -> Store.line(phone, known).isObject()).isPresent();
      String id = same && taken.add(known) ? known : store.newId();
      ObjectNode kept = JsonNodeFactory.instance.objectNode().put("id", id);
      lines.add(kept.setAll(line));
    }
    return lines;
  }

  private void checkFields(ObjectNode body, Optional<Item> old) {
    for (String field : rules.platform().denials().fields()) {
      JsonNode before = old.map(phone -> phone.body().path(field)).orElse(none());
      if (!body.path(field).equals(before)) {
        throw Problem.of(403, "access.denied.to.field", "Access denied to field: " + field)
            .at(field);
      }
    }
  }

  private static JsonNode none() {
    return JsonNodeFactory.instance.missingNode();
  }
}
