package dev.phonefleet.simulator.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Phone base settings and the line base settings within. Safe for use by many threads. */
public final class BaseDesk {
  private static final String LINES = "lines";

  private final Store store;
  private final Rules rules;
  private final View view;
  private final Listing listing;

  /** Bodies of base settings without a name, by the id of their metabase. */
  private final Map<String, ObjectNode> templates = new ConcurrentHashMap<>();

  BaseDesk(Store store, Rules rules, View view, Listing listing) {
    this.store = store;
    this.rules = rules;
    this.view = view;
    this.listing = listing;
    Templates.known().forEach(meta -> addTemplate(meta, Templates.of(meta, 1, Optional.empty())));
  }

  void addTemplate(String metaBase, ObjectNode template) {
    templates.put(metaBase, template);
  }

  /** A page of phone base settings. */
  public ObjectNode list(Query query) {
    Asked asked = Asked.of(query);
    return listing.named(Kind.PHONE_BASE, query, base -> view.phoneBase(base, asked));
  }

  /** One of the phone base settings with everything. */
  public ObjectNode read(String id) {
    Item base =
        store
            .find(Kind.PHONE_BASE, id)
            .filter(one -> rules.reads(one, rules.now()))
            .orElseThrow(() -> Problem.notFound(id));
    return view.phoneBase(rules.allowed(base), Asked.EVERYTHING);
  }

  /** What new base settings of a make and model would be. */
  public ObjectNode template(Query query) {
    String meta = query.required("phoneMetabaseId");
    ObjectNode template = templates.get(meta);
    if (template == null) {
      throw Problem.missing(meta);
    }
    ObjectNode shown = template.deepCopy();
    shown.put("name", "").put("state", "active");
    shown.set("phoneMetaBase", store.ref(Kind.META_BASE, meta));
    for (JsonNode line : shown.path(LINES)) {
      ObjectNode object = (ObjectNode) line;
      String lineMeta = line.path("lineMetaBase").path("id").asString("");
      object.set("lineMetaBase", store.ref(Kind.LINE_META_BASE, lineMeta));
    }
    return shown;
  }

  /** Makes phone base settings. */
  public ObjectNode create(JsonNode sent) {
    Item base;
    synchronized (store) {
      base = Item.of(Kind.PHONE_BASE, store.newId(), rules.now(), body(sent, Optional.empty()));
      store.put(base);
    }
    return view.phoneBase(base, Asked.EVERYTHING);
  }

  /** Replaces phone base settings. */
  public ObjectNode replace(String id, JsonNode sent) {
    Item base;
    synchronized (store) {
      Item old = writable(id);
      rules.checkVersion(old, sent);
      base = old.written(body(sent, Optional.of(old)), rules.now());
      store.put(base);
    }
    return view.phoneBase(base, Asked.EVERYTHING);
  }

  /** Deletes phone base settings that no phone uses. */
  public void delete(String id) {
    synchronized (store) {
      Item base = writable(id);
      rules.checkDeletes();
      Instant now = rules.now();
      boolean used =
          store.shelf(Kind.PHONE).all().stream()
              .filter(
                  phone -> phone.deletion().map(gone -> now.isBefore(gone.released())).orElse(true))
              .anyMatch(phone -> phone.ref("phoneBaseSettings").equals(id));
      if (used) {
        throw Problem.of(409, "general.conflict", "The phone base settings are in use").about(id);
      }
      store.put(base.deleted(rules.deletion(now)));
    }
  }

  private Item writable(String id) {
    return rules.allowed(store.alive(Kind.PHONE_BASE, id).orElseThrow(() -> Problem.notFound(id)));
  }

  private ObjectNode body(JsonNode sent, Optional<Item> old) {
    ObjectNode body =
        Bodies.written(Kind.PHONE_BASE, sent, old, rules.platform().writes().putResets());
    if (Rules.text(body.path("name")).isEmpty()) {
      throw Problem.badRequest("Phone base settings need a name").at("name");
    }
    if (!body.has("phoneMetaBase")) {
      throw Problem.badRequest("Phone base settings need a metabase").at("phoneMetaBase");
    }
    if (!(body.get(LINES) instanceof ArrayNode lines) || lines.isEmpty()) {
      throw Problem.badRequest("Phone base settings need a line").at(LINES);
    }
    ObjectNode template = templates.get(body.path("phoneMetaBase").path("id").asString(""));
    for (String field : new String[] {"capabilities", "properties"}) {
      if (!body.has(field)) {
        body.set(
            field,
            template == null
                ? JsonNodeFactory.instance.objectNode()
                : template.path(field).deepCopy());
      }
    }
    body.set(LINES, lines(lines, old));
    return body;
  }

  private ArrayNode lines(ArrayNode sent, Optional<Item> old) {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : sent) {
      ObjectNode line = Bodies.written(Kind.LINE_BASE, one, Optional.empty(), true);
      if (Rules.text(line.path("name")).isEmpty()) {
        line.put("name", "Line " + (lines.size() + 1));
      }
      String known = one.path("id").asString("");
      boolean same = old.filter(base -> Store.line(base, known).isObject()).isPresent();
      ObjectNode kept =
          JsonNodeFactory.instance.objectNode().put("id", same ? known : store.newId());
      lines.add(kept.setAll(line));
    }
    return lines;
  }

  private record Part(Item owner, JsonNode line) {
    private String text(String field) {
      return line.path(field).asString("");
    }
  }

  /** A page of line base settings. */
  public ObjectNode listLines(Query query) {
    List<Part> parts = new ArrayList<>();
    store
        .alive(Kind.PHONE_BASE)
        .forEach(base -> base.body().path(LINES).forEach(line -> parts.add(new Part(base, line))));
    String sortBy = query.text("sortBy").orElse("name");
    Comparator<Part> order =
        Comparator.<Part, String>comparing(part -> part.text(sortBy))
            .thenComparing(part -> part.text("id"));
    parts.sort(Listing.descending(query) ? order.reversed() : order);
    Asked asked = Asked.of(query);
    return listing.answer(
        query,
        Kind.EDGES + "/linebasesettings",
        parts,
        part -> view.lineBase(part.owner(), part.line(), asked));
  }

  /** One of the line base settings. */
  public ObjectNode readLine(String id) {
    Item base = store.owner(Kind.PHONE_BASE, id).orElseThrow(() -> Problem.notFound(id));
    return view.lineBase(base, Store.line(base, id), Asked.EVERYTHING);
  }
}
