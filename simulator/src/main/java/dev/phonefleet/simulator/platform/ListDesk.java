package dev.phonefleet.simulator.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Objects that are only read: sites, trunk bases, numbers. Safe for use by many threads. */
public final class ListDesk {
  private final Store store;
  private final Rules rules;
  private final View view;
  private final Listing listing;

  ListDesk(Store store, Rules rules, View view, Listing listing) {
    this.store = store;
    this.rules = rules;
    this.view = view;
    this.listing = listing;
  }

  /** A page of sites. */
  public ObjectNode sites(Query query) {
    Asked asked = Asked.of(query);
    return listing.named(Kind.SITE, query, site -> view.site(site, asked));
  }

  /** One site. */
  public ObjectNode site(String id) {
    return view.site(find(Kind.SITE, id), Asked.EVERYTHING);
  }

  /** A page of trunk base settings. */
  public ObjectNode trunkBases(Query query) {
    Set<String> hidden = Asked.of(query).properties() ? Set.of() : Set.of("properties");
    return listing.named(Kind.TRUNK_BASE, query, base -> view.show(base, hidden));
  }

  /** One of the trunk base settings. */
  public ObjectNode trunkBase(String id) {
    return view.show(find(Kind.TRUNK_BASE, id), Set.of());
  }

  private Item find(Kind kind, String id) {
    return rules.allowed(
        store
            .find(kind, id)
            .filter(one -> rules.reads(one, rules.now()))
            .orElseThrow(() -> Problem.notFound(id)));
  }

  /** A page of DIDs in use. */
  public ObjectNode dids(Query query) {
    return numbers(Kind.DID, query, List.of("phoneNumber", "owner.id", "didPool.id", "id"));
  }

  /** A page of DID pools. */
  public ObjectNode didPools(Query query) {
    return numbers(Kind.DID_POOL, query, List.of("id"));
  }

  /** A page of extensions in use. */
  public ObjectNode extensions(Query query) {
    return numbers(Kind.EXTENSION, query, List.of("number"));
  }

  /** A page of extension pools. */
  public ObjectNode extensionPools(Query query) {
    Optional<String> number = query.text("number");
    return page(
        Kind.EXTENSION_POOL,
        query,
        number.toString(),
        pool ->
            number
                .map(one ->
                    one.compareTo(pool.body().path("startNumber").asString("")) >= 0
                        && one.compareTo(pool.body().path("endNumber").asString("")) <= 0)
                .orElse(true));
  }

  private ObjectNode numbers(Kind kind, Query query, List<String> filters) {
    List<String> given = filters.stream().filter(filter -> query.text(filter).isPresent()).toList();
    Predicate<Item> test =
        item ->
            given.stream()
                .allMatch(filter ->
                    Wild.exact(query.text(filter).orElseThrow()).test(text(item, filter)));
    String named =
        given.stream()
            .map(filter -> filter + '=' + query.text(filter).orElseThrow())
            .toList()
            .toString();
    return page(kind, query, named, test);
  }

  private ObjectNode page(Kind kind, Query query, String filtered, Predicate<Item> test) {
    String uri = kind.uri("");
    return listing.answer(
        query,
        uri.substring(0, uri.length() - 1),
        listing.select(kind, query, filtered, test),
        item -> view.show(item, Set.of()));
  }

  private static String text(Item item, String filter) {
    return switch (filter) {
      case "id" -> item.id();
      case "owner.id" -> item.ref("owner");
      case "didPool.id" -> item.ref("didPool");
      default -> item.body().path(filter).asString("");
    };
  }
}
