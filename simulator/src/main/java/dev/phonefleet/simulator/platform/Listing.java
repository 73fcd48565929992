package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.Answers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Selects, sorts and cuts into pages. */
final class Listing {
  private static final int USUAL_SIZE = 25;
  private static final int GREATEST_SIZE = 100;

  private final Store store;
  private final Rules rules;

  Listing(Store store, Rules rules) {
    this.store = store;
    this.rules = rules;
  }

  /** A page that was asked for. */
  record Page(int number, int size) {}

  Page page(Query query) {
    return page(query.number("pageNumber").orElse(1), query.number("pageSize").orElse(USUAL_SIZE));
  }

  Page page(int number, int size) {
    if (number < 1) {
      throw Problem.of(400, "invalid.query.param.value", "pageNumber must be at least 1")
          .at("pageNumber");
    }
    boolean large = size > GREATEST_SIZE;
    if (size < 1 || (large && rules.platform().answers().largePage() == Answers.PageSize.REFUSED)) {
      throw Problem.of(
              400, "invalid.query.param.value", "pageSize must be within 1 and " + GREATEST_SIZE)
          .at("pageSize");
    }
    return new Page(number, Math.min(size, GREATEST_SIZE));
  }

  /** All objects of a kind that the query's filter lets through, in its order. */
  List<Item> select(Kind kind, Query query, String filtered, Predicate<Item> filter) {
    String sortBy = query.text("sortBy").orElse("name");
    Instant now = rules.now();
    synchronized (store) {
      return store
          .shelf(kind)
          .select(
              sortBy + descending(query),
              order(query, item -> text(item, sortBy)),
              Optional.of(filtered),
              item -> rules.listed(item, now) && filter.test(item),
              now);
    }
  }

  /** The order that a query asks for, of objects with this text. */
  static Comparator<Item> order(Query query, Function<Item, String> text) {
    Comparator<Item> order = Comparator.<Item, String>comparing(text).thenComparing(Item::id);
    return descending(query) ? order.reversed() : order;
  }

  static boolean descending(Query query) {
    return query.text("sortOrder").orElse("ASC").toUpperCase(Locale.ROOT).startsWith("DESC");
  }

  private static String text(Item item, String path) {
    if (path.equals("id")) {
      return item.id();
    }
    JsonNode node = item.body();
    for (String step : path.split("\\.")) {
      node = node.path(step);
    }
    return node.asString("").toLowerCase(Locale.ROOT);
  }

  /** A whole listing of a kind that has a filter by name and by the managed flag. */
  ObjectNode named(Kind kind, Query query, Function<Item, ObjectNode> shown) {
    Optional<String> name = query.text("name");
    Optional<Boolean> managed = query.flag("managed");
    Predicate<String> matches = name.map(Wild::name).orElse(_ -> true);
    List<Item> all =
        select(
            kind,
            query,
            name + "/" + managed,
            item ->
                matches.test(item.name())
                    && managed
                        .map(flag -> item.body().path("managed").asBoolean(false) == flag)
                        .orElse(true));
    return answer(query, Kind.EDGES + path(kind), all, shown);
  }

  private static String path(Kind kind) {
    String uri = kind.uri("");
    return uri.substring(Kind.EDGES.length(), uri.length() - 1);
  }

  <T> ObjectNode answer(Query query, String path, List<T> all, Function<T, ObjectNode> shown) {
    Page page = page(query);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode entities = answer.putArray("entities");
    cut(all, page).forEach(one -> entities.add(shown.apply(one)));
    int pages = pages(all.size(), page);
    answer.put("pageSize", page.size()).put("pageNumber", page.number());
    answer.put("total", all.size());
    answer.put("firstUri", path + query.forPage(1, page.size()));
    answer.put("selfUri", path + query.forPage(page.number(), page.size()));
    if (page.number() < pages) {
      answer.put("nextUri", path + query.forPage(page.number() + 1, page.size()));
    }
    if (page.number() > 1) {
      answer.put("previousUri", path + query.forPage(page.number() - 1, page.size()));
    }
    answer.put("lastUri", path + query.forPage(Math.max(1, pages), page.size()));
    return answer.put("pageCount", pages);
  }

  static int pages(int total, Page page) {
    return (total + page.size() - 1) / page.size();
  }

  static <T> List<T> cut(List<T> all, Page page) {
    long from = Math.min((long) (page.number() - 1) * page.size(), all.size());
    long to = Math.min(from + page.size(), all.size());
    return all.subList((int) from, (int) to);
  }
}
