package dev.phonefleet.simulator.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The listing of phones with all its filters. */
final class PhoneFinder {
  /** More than so many are only found by listing everything by id. */
  static final int MOST = 10_000;

  private static final String STATUS = "status.operationalStatus";
  private static final String SECONDARY = "secondaryStatus.operationalStatus";

  private final Store store;
  private final Rules rules;
  private final View view;
  private final Listing listing;
  private final PhoneStatus statuses;

  PhoneFinder(Store store, Rules rules, View view, Listing listing, PhoneStatus statuses) {
    this.store = store;
    this.rules = rules;
    this.view = view;
    this.listing = listing;
    this.statuses = statuses;
  }

  /** A filter that was asked for, with what names it. */
  private record Filter(String name, Predicate<Item> test) {}

  ObjectNode list(Query query) {
    listing.page(query);
    List<Filter> filters = filters(query);
    String sortBy = query.text("sortBy").orElse("name");
    List<Item> all = select(query, filters, sortBy);
    if (all.size() > MOST && !(filters.isEmpty() && sortBy.equals("id"))) {
      throw Problem.of(
          400,
          "too.many.requested.results",
          "At most 10,000 results can be requested unless they are sorted by id and not filtered");
    }
    Asked asked = Asked.of(query);
    return listing.answer(query, Kind.EDGES + "/phones", all, phone -> view.phone(phone, asked));
  }

  private List<Item> select(Query query, List<Filter> filters, String sortBy) {
    Predicate<Item> test = item -> filters.stream().allMatch(filter -> filter.test().test(item));
    boolean byStatus = query.text(STATUS).isPresent() || query.text(SECONDARY).isPresent();
    if (!sortBy.equals(STATUS) && !sortBy.equals(SECONDARY)) {
      if (!byStatus) {
        return listing.select(
            Kind.PHONE, query, filters.stream().map(Filter::name).toList().toString(), test);
      }
      return listing.select(Kind.PHONE, query, "", _ -> true).stream().filter(test).toList();
    }
    Instant now = rules.now();
    List<Item> found = new ArrayList<>();
    synchronized (store) {
      for (Item phone : store.shelf(Kind.PHONE).all()) {
        if (rules.listed(phone, now) && test.test(phone)) {
          found.add(phone);
        }
      }
    }
    found.sort(
        Listing.order(
            query,
            phone ->
                sortBy.equals(STATUS)
                    ? statuses.operational(phone, now)
                    : statuses.secondaryOperational(phone, now)));
    return found;
  }

  private List<Filter> filters(Query query) {
    List<Filter> filters = new ArrayList<>();
    Instant now = rules.now();
    add(filters, query, "site.id", Wild::exact, on(item -> item.ref("site")));
    add(filters, query, "webRtcUser.id", Wild::exact, on(item -> item.ref("webRtcUser")));
    add(
        filters,
        query,
        "phoneBaseSettings.id",
        Wild::exact,
        on(item -> item.ref("phoneBaseSettings")));
    add(
        filters,
        query,
        "phone_hardwareId",
        Wild::exact,
        on(item -> item.property("phone_hardwareId").asString("")));
    add(filters, query, "name", Wild::names, on(Item::name));
    add(filters, query, STATUS, Wild::exact, on(item -> statuses.operational(item, now)));
    add(
        filters,
        query,
        SECONDARY,
        Wild::exact,
        on(item -> statuses.secondaryOperational(item, now)));
    add(filters, query, "lines.id", Wild::exact, onLines(line -> text(line, "id")));
    add(filters, query, "lines.name", Wild::name, onLines(line -> text(line, "name")));
    add(
        filters,
        query,
        "lines.loggedInUser.id",
        Wild::exact,
        onLines(line -> seat(line).flatMap(Seat::user).orElse("")));
    add(
        filters,
        query,
        "lines.defaultForUser.id",
        Wild::exact,
        onLines(line -> seat(line).flatMap(Seat::defaultFor).orElse("")));
    return filters;
  }

  private static String text(JsonNode line, String field) {
    return line.path(field).asString("");
  }

  private Optional<Seat> seat(JsonNode line) {
    return store.seat(text(line, "id"));
  }

  private static void add(
      List<Filter> filters,
      Query query,
      String name,
      Function<String, Predicate<String>> matching,
      BiPredicate<Item, Predicate<String>> on) {
    query
        .text(name)
        .ifPresent(text -> {
          Predicate<String> matches = matching.apply(text);
          filters.add(new Filter(name + '=' + text, item -> on.test(item, matches)));
        });
  }

  private static BiPredicate<Item, Predicate<String>> on(Function<Item, String> text) {
    return (item, matches) -> matches.test(text.apply(item));
  }

  private static BiPredicate<Item, Predicate<String>> onLines(Function<JsonNode, String> text) {
    return (item, matches) ->
        StreamSupport.stream(item.body().path("lines").spliterator(), false)
            .anyMatch(line -> matches.test(text.apply(line)));
  }
}
