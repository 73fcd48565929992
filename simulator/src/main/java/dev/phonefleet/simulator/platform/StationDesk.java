package dev.phonefleet.simulator.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stations: where the lines of phones meet users. Safe for use by many threads. */
public final class StationDesk {
  private static final long TWIST = 0x5f3a_91c4_07d2_e86bL;
  private static final String PREFIX = "station-";

  private final Store store;
  private final Rules rules;
  private final Listing listing;
  private final Edges edges;

  StationDesk(Store store, Rules rules, Listing listing, Edges edges) {
    this.store = store;
    this.rules = rules;
    this.listing = listing;
    this.edges = edges;
  }

  /** The id of a line's station, from which the line's id follows too. */
  static String stationId(String lineId) {
    return twisted(lineId).orElse(PREFIX + lineId);
  }

  private static String lineId(String stationId) {
    return stationId.startsWith(PREFIX)
        ? stationId.substring(PREFIX.length())
        : twisted(stationId).orElse(stationId);
  }

  private static Optional<String> twisted(String id) {
    if (id.length() != 36) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(id);
      return Optional.of(
          new UUID(uuid.getMostSignificantBits() ^ TWIST, uuid.getLeastSignificantBits())
              .toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private record Part(Item phone, JsonNode line) {
    private String id() {
      return line.path("id").asString("");
    }

    private String name() {
      return line.path("name").asString("");
    }
  }

  /** A page of stations. */
  public ObjectNode list(Query query) {
    Instant now = rules.now();
    Predicate<String> named = query.text("name").map(Wild::name).orElse(_ -> true);
    Optional<String> user = query.text("webRtcUserId");
    Optional<String> line =
        query.text("lineAppearanceId").or(() -> query.text("id").map(StationDesk::lineId));
    List<Part> parts = new ArrayList<>();
    for (Item phone : phones(line)) {
      if (!phone.alive() || user.filter(id -> !phone.ref("webRtcUser").equals(id)).isPresent()) {
        continue;
      }
      for (JsonNode each : phone.body().path("lines")) {
        Part part = new Part(phone, each);
        boolean wanted = line.map(part.id()::equals).orElse(true);
        if (wanted && there(part.id(), now) && named.test(part.name())) {
          parts.add(part);
        }
      }
    }
    parts.sort(Comparator.comparing(Part::name).thenComparing(Part::id));
    return listing.answer(query, "/api/v2/stations", parts, this::show);
  }

  private Iterable<Item> phones(Optional<String> line) {
    return line.isPresent()
        ? store.owner(Kind.PHONE, line.get()).stream().toList()
        : store.shelf(Kind.PHONE).all();
  }

  private boolean there(String lineId, Instant now) {
    return store.seat(lineId).map(seat -> !now.isBefore(seat.visible())).orElse(true);
  }

  /** One station. */
  public ObjectNode read(String id) {
    return show(find(id));
  }

  private Part find(String id) {
    String lineId = lineId(id);
    return store
        .owner(Kind.PHONE, lineId)
        .filter(_ -> there(lineId, rules.now()))
        .map(phone -> new Part(phone, Store.line(phone, lineId)))
        .orElseThrow(() -> Problem.missing(id));
  }

  private ObjectNode show(Part part) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    String id = stationId(part.id());
    Optional<String> user = store.seat(part.id()).flatMap(Seat::user);
    String webRtcUser = part.phone().ref("webRtcUser");
    shown.put("id", id).put("name", part.name());
    shown.put("status", user.isPresent() ? "ASSOCIATED" : "AVAILABLE");
    user.ifPresent(one -> shown.put("userId", one));
    if (!webRtcUser.isEmpty()) {
      shown.put("webRtcUserId", webRtcUser);
    }
    shown.put("type", type(part, webRtcUser)).put("lineAppearanceId", part.id());
    edges.addAssigned(shown, part.phone().ref("site"), true);
    return shown.put("selfUri", "/api/v2/stations/" + id);
  }

  private static String type(Part part, String webRtcUser) {
    if (!webRtcUser.isEmpty()) {
      return "inin_webrtc_softphone";
    }
    boolean remote = part.line().path("properties").has("station_remote_address");
    return remote ? "inin_remote" : "inin_managed_sip_phone";
  }

  /** Puts a user on a station, and takes him off any other. */
  public void associate(String userId, String stationId) {
    synchronized (store) {
      Seat seat = seat(userId, stationId);
      if (seat.user().filter(other -> !other.equals(userId)).isPresent()) {
        throw Problem.conflict(stationId);
      }
      store.seats().stream()
          .filter(other -> other.user().equals(Optional.of(userId)))
          .toList()
          .forEach(other -> store.put(other.taken(Optional.empty())));
      store.put(seat(userId, stationId).taken(Optional.of(userId)));
    }
  }

  /** Makes a station the default of a user, and no other. */
  public void makeDefault(String userId, String stationId) {
    synchronized (store) {
      Seat seat = seat(userId, stationId);
      if (seat.defaultFor().filter(other -> !other.equals(userId)).isPresent()) {
        throw Problem.conflict(stationId);
      }
      store.seats().stream()
          .filter(other -> other.defaultFor().equals(Optional.of(userId)))
          .toList()
          .forEach(other -> store.put(other.reserved(Optional.empty())));
      store.put(seat(userId, stationId).reserved(Optional.of(userId)));
    }
  }

  private Seat seat(String userId, String stationId) {
    var _ = store.alive(Kind.USER, userId).orElseThrow(() -> Problem.missing(userId));
    Part part = find(stationId);
    String owner = part.phone().ref("webRtcUser");
    if (!owner.isEmpty() && !owner.equals(userId)) {
      throw Problem.of(400, "bad.request", "The station belongs to another user").about(stationId);
    }
    return store.seat(part.id()).orElseGet(() -> Seat.free(part.id(), Instant.EPOCH));
  }

  /** Takes whoever is on a station off it. */
  public void disassociate(String stationId) {
    synchronized (store) {
      Part part = find(stationId);
      store.seat(part.id()).ifPresent(seat -> store.put(seat.taken(Optional.empty())));
    }
  }
}
