package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.published.Organization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The organization and the search of its users. Safe for use by many threads. */
public final class DirectoryDesk {
  /** A criterion has no more values than this. */
  private static final int MOST_VALUES = 50;

  private final Store store;
  private final Rules rules;
  private final View view;
  private final Listing listing;
  private final Organization organization;

  DirectoryDesk(Store store, Rules rules, View view, Listing listing, Organization organization) {
    this.store = store;
    this.rules = rules;
    this.view = view;
    this.listing = listing;
    this.organization = organization;
  }

  /** The organization of the token. */
  public ObjectNode organization() {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("id", organization.id()).put("name", organization.name());
    shown.put("defaultLanguage", "en-us").put("defaultCountryCode", "US");
    shown.put("thirdPartyOrgName", organization.shortName());
    shown.put("domain", organization.shortName() + ".example.com").put("version", 1);
    shown.put("state", "active").put("productPlatform", "GenesysCloud");
    store
        .alive(Kind.SITE)
        .min(Comparator.comparing(Item::name))
        .ifPresent(site -> shown.put("defaultSiteId", site.id()));
    shown.putObject("features").put("realtimeCIC", true);
    return shown.put("selfUri", "/api/v2/organizations/me");
  }

  /** The products of the organization. */
  public ObjectNode products() {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray("entities").addObject().put("id", "PureCloud");
    page.put("pageSize", 1).put("pageNumber", 1).put("total", 1).put("pageCount", 1);
    String path = "/api/v2/authorization/products";
    return page.put("selfUri", path).put("firstUri", path).put("lastUri", path);
  }

  /** What the token in use is for. */
  public ObjectNode token(String clientId) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (String member : new String[] {"organization", "homeOrganization"}) {
      shown.putObject(member).put("id", organization.id()).put("name", organization.name());
    }
    shown.putArray("authorizedScope");
    shown
        .putObject("OAuthClient")
        .put("id", clientId)
        .put("name", clientId)
        .put("state", "active")
        .put("authorizedGrantType", "CLIENT-CREDENTIALS");
    return shown;
  }

  /** Searches users. */
  public ObjectNode search(JsonNode sent) {
    ObjectNode asked = Bodies.object(sent);
    Listing.Page page =
        listing.page(asked.path("pageNumber").asInt(1), asked.path("pageSize").asInt(25));
    List<Predicate<Item>> criteria = new ArrayList<>();
    for (JsonNode criterion : asked.path("query")) {
      criteria.add(criterion(criterion));
    }
    Instant now = rules.now();
    String sortBy = asked.path("sortBy").asString("name");
    Comparator<Item> order =
        Comparator.<Item, String>comparing(user -> text(user, sortBy)).thenComparing(Item::id);
    boolean descending = asked.path("sortOrder").asString("ASC").equals("DESC");
    List<Item> found =
        store.shelf(Kind.USER).all().stream()
            .filter(user -> Store.listed(user, now))
            .filter(user -> criteria.stream().allMatch(one -> one.test(user)))
            .sorted(descending ? order.reversed() : order)
            .toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("total", found.size()).put("pageCount", Listing.pages(found.size(), page));
    answer.put("pageSize", page.size()).put("pageNumber", page.number());
    answer.putArray("types").add("users");
    var results = answer.putArray("results");
    Listing.cut(found, page).forEach(user -> results.add(view.show(user, Set.of())));
    return answer;
  }

  private static Predicate<Item> criterion(JsonNode criterion) {
    String type = criterion.path("type").asString("");
    if (type.isEmpty()) {
      throw Problem.of(400, "bad.request", "A criterion needs a type").at("query.type");
    }
    List<String> values = new ArrayList<>();
    Rules.text(criterion.path("value")).ifPresent(values::add);
    criterion.path("values").forEach(value -> values.add(value.asString("")));
    if (values.size() > MOST_VALUES) {
      throw Problem.of(
          400,
          "search.criteria.values.exceed.limit",
          "A criterion has at most " + MOST_VALUES + " values");
    }
    List<String> fields = new ArrayList<>();
    criterion.path("fields").forEach(field -> fields.add(field.asString("")));
    boolean not = criterion.path("operator").asString("").equals("NOT");
    Predicate<Item> any =
        user ->
            type.equals("MATCH_ALL")
                || fields.stream()
                    .map(field -> text(user, field))
                    .anyMatch(text ->
                        values.stream()
                            .anyMatch(
                                value -> matches(type, text, value.toLowerCase(Locale.ROOT))));
    return not ? any.negate() : any;
  }

  private static boolean matches(String type, String text, String value) {
    return switch (type) {
      case "EXACT" -> text.equals(value);
      case "STARTS_WITH" -> text.startsWith(value);
      case "REGEX" -> Pattern.compile(value).matcher(text).matches();
      case "CONTAINS", "TERM", "TERMS", "QUERY_STRING" -> text.contains(value);
      default -> throw Problem.of(400, "bad.request", "Users cannot be searched by " + type);
    };
  }

  private static String text(Item user, String field) {
    String text = field.equals("id") ? user.id() : user.body().path(field).asString("");
    return text.toLowerCase(Locale.ROOT);
  }
}
