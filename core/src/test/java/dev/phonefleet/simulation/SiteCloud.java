package dev.phonefleet.simulation;

import dev.phonefleet.genesys.wire.WireRequest;
import dev.phonefleet.genesys.wire.WireResponse;
import dev.phonefleet.openapi.PublishedApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published platform in memory, as a function of requests and the virtual time. No key of a
 * phone is unique, and what was made shows late. Every request is held against the description.
 */
final class SiteCloud implements VirtualNetwork.Platform {
  private static final PublishedApi DESCRIPTION = PublishedApi.load();

  /** A new group cannot have what the description asks of a group that is read. */
  private static final String EXCUSED = "edgeTrunkBaseAssignment";

  final Map<String, SiteObject> sites = new LinkedHashMap<>();
  final Map<String, SiteObject> bases = new LinkedHashMap<>();
  final Map<String, SiteObject> trunks = new LinkedHashMap<>();
  final Map<String, SiteObject> groups = new LinkedHashMap<>();
  final Map<String, SiteObject> edges = new LinkedHashMap<>();
  final Map<String, SiteObject> people = new LinkedHashMap<>();
  final Map<String, SiteObject> phones = new LinkedHashMap<>();
  final SiteTokens tokens = new SiteTokens();
  final List<String> broken = new ArrayList<>();
  final SiteSeats seats = new SiteSeats(this);

  /** So many seconds at most until a new phone is in lists, a group or station to be seen. */
  int listLag;

  int groupLag;
  int stationLag;

  /** One of so many new phones never gets its configuration; 0: none. */
  int failing = 40;

  /** Whether a second group of the same name is refused. */
  boolean uniqueGroups = true;

  /** Whether another version is refused with 400 instead of 409. */
  boolean refusesWith400;

  /** Whether what was deleted is still shown for a while, as deleted. */
  boolean showsDeleted;

  /** Whether members without a value are null. */
  boolean showsNulls;

  /** Until when a change by somebody else was there to be seen by the plan of this run. */
  Instant plannedAt = Instant.MAX;

  /** Whether people may be taken off their stations. */
  boolean mayTakeOff;

  final Map<String, Integer> asked = new HashMap<>();
  final RandomGenerator random;
  private final SitePhoneDesk phoneDesk = new SitePhoneDesk(this);
  private final SiteEdgeDesk edgeDesk = new SiteEdgeDesk(this);
  private int nextId;

  SiteCloud(RandomGenerator random) {
    this.random = random;
  }

  SiteObject add(Map<String, SiteObject> shelf, String prefix, ObjectNode fields) {
    SiteObject out = new SiteObject(id(prefix), fields);
    shelf.put(out.id, out);
    return out;
  }

  String id(String prefix) {
    return String.format(Locale.ROOT, "%s-%07d", prefix, ++nextId);
  }

  Optional<SiteObject> named(Map<String, SiteObject> shelf, String name) {
    return shelf.values().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  SiteObject addSite(String name) {
    return add(sites, "site", SiteReplies.object().put("name", name).put("mediaModel", "Premises"));
  }

  SiteObject addBase(String name, String metaBase) {
    ObjectNode fields = SiteReplies.object().put("name", name);
    fields.putObject("phoneMetaBase").put("id", metaBase);
    return add(bases, "base", fields);
  }

  SiteObject addTrunk(String name) {
    return add(trunks, "trunk", SiteReplies.object().put("name", name).put("trunkType", "PHONE"));
  }

  SiteObject addPerson(String email) {
    return add(people, "user", SiteReplies.object().put("name", email).put("email", email));
  }

  SiteEdgeDesk edgeDesk() {
    return edgeDesk;
  }

  SitePhoneDesk phoneDesk() {
    return phoneDesk;
  }

  @Override
  public WireResponse handle(WireRequest wire, int token, Instant now) {
    spelled(wire);
    WireResponse response =
        tokens.take(token, now).orElseGet(() -> served(SiteRequest.of(wire), now));
    Map<String, List<String>> headers = new HashMap<>(tokens.headers(token, now));
    headers.putAll(response.headers());
    return new WireResponse(response.status(), headers, response.body());
  }

  private void spelled(WireRequest wire) {
    DESCRIPTION.request(wire.method(), wire.path(), wire.body()).stream()
        .filter(finding -> !finding.contains(EXCUSED))
        .filter(finding -> !(showsNulls && finding.contains("null")))
        .forEach(finding -> broken.add("spelling: " + finding));
  }

  private WireResponse served(SiteRequest request, Instant now) {
    List<String> path = request.path();
    if (path.getFirst().equals("telephony")) {
      List<String> rest = path.subList(3, path.size());
      String what = rest.isEmpty() ? "edges" : rest.getFirst();
      asked.merge(
          request.method() + " " + (edges.containsKey(what) ? "edge" : what), 1, Integer::sum);
      return telephony(request, rest, now);
    }
    asked.merge(request.method() + " " + path.getFirst(), 1, Integer::sum);
    return switch (path.getFirst()) {
      case "organizations" ->
          SiteReplies.ok(SiteReplies.object().put("id", "org-1").put("name", "acme"));
      case "users" -> path.size() == 2 ? seats.search(request, now) : seats.assign(request, now);
      case "stations" -> path.size() == 1 ? seats.list(request, now) : seats.clear(request, now);
      default -> SiteReplies.missing();
    };
  }

  private WireResponse telephony(SiteRequest request, List<String> path, Instant now) {
    if (path.isEmpty()) {
      return edgeDesk.edges(request, now);
    }
    return switch (path.getFirst()) {
      case "sites" -> shelf(sites, request);
      case "phonebasesettings" -> shelf(bases, request);
      case "trunkbasesettings" -> shelf(trunks, request);
      case "edgegroups" -> edgeDesk.groups(request, path, now);
      case "phones" -> phoneDesk.serve(request, path, now);
      default -> edgeDesk.edge(request, path, now);
    };
  }

  private static WireResponse shelf(Map<String, SiteObject> shelf, SiteRequest request) {
    return SiteReplies.page(
        List.copyOf(shelf.values()), request, it -> it.fields.deepCopy().put("id", it.id));
  }

  /** A refusal of a write that rests on another version; empty where it has the present one. */
  Optional<WireResponse> stale(SiteObject object, ObjectNode body) {
    int sent = body.path("version").asInt(-1);
    if (sent == -1 || sent == object.version) {
      return Optional.empty();
    }
    return Optional.of(
        refusesWith400
            ? SiteReplies.refused(
                400,
                "general.bad.request",
                "The version " + sent + " does not match the current version " + object.version)
            : SiteReplies.refused(
                409, "general.conflict", "another change was made at the same time: version"));
  }

  void complain(String what) {
    broken.add(what);
  }
}
