package dev.phonefleet.simulator.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lines by themselves. Safe for use by many threads. */
public final class LineDesk {
  private final Store store;
  private final Rules rules;
  private final View view;
  private final Listing listing;

  LineDesk(Store store, Rules rules, View view, Listing listing) {
    this.store = store;
    this.rules = rules;
    this.view = view;
    this.listing = listing;
  }

  private record Part(Item phone, JsonNode line) {
    private String text(String field) {
      return line.path(field).asString("");
    }
  }

  /** A page of lines. */
  public ObjectNode list(Query query) {
    Instant now = rules.now();
    Predicate<String> named = query.text("name").map(Wild::name).orElse(_ -> true);
    List<Part> parts = new ArrayList<>();
    for (Item phone : store.shelf(Kind.PHONE).all()) {
      if (Store.listed(phone, now)) {
        for (JsonNode line : phone.body().path("lines")) {
          if (named.test(line.path("name").asString(""))) {
            parts.add(new Part(phone, line));
          }
        }
      }
    }
    String sortBy = query.text("sortBy").orElse("name");
    parts.sort(
        Comparator.<Part, String>comparing(part -> part.text(sortBy))
            .thenComparing(part -> part.text("id")));
    Asked asked = asked(query);
    return listing.answer(
        query, Kind.EDGES + "/lines", parts, part -> view.line(part.phone(), part.line(), asked));
  }

  private static Asked asked(Query query) {
    Set<String> names = new HashSet<>(Asked.of(query).names());
    if (names.contains("assignedUser")) {
      names.addAll(List.of("lines.loggedInUser", "lines.defaultForUser"));
    }
    return new Asked(names, false);
  }

  /** One line. */
  public ObjectNode read(String id) {
    Item phone = store.owner(Kind.PHONE, id).orElseThrow(() -> Problem.notFound(id));
    return view.line(rules.allowed(phone), Store.line(phone, id), Asked.EVERYTHING);
  }

  /** A line that is not there yet, as its base settings would have it. */
  public ObjectNode template(Query query) {
    String id = query.required("lineBaseSettingsId");
    Optional<Item> base = store.owner(Kind.PHONE_BASE, id);
    JsonNode line = Store.line(base.orElseThrow(() -> Problem.notFound(id)), id);
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.put("name", line.path("name").asString("")).put("state", "active");
    template.set("lineBaseSettings", store.ref(Kind.LINE_BASE, id));
    template.set("properties", line.path("properties"));
    return template;
  }
}
