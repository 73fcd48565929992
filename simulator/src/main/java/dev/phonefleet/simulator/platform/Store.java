package dev.phonefleet.simulator.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The objects of the cloud. Whoever changes something, or lists, holds its monitor. */
final class Store {
  private static final String LINES = "lines";

  private final long seed;
  private final Map<Kind, Shelf> shelves = new EnumMap<>(Kind.class);

  /** Ids of phones by those of their lines, and of base settings by those of theirs. */
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  private final Map<String, Seat> seats = new ConcurrentHashMap<>();
  private long idsGiven;
  private long changes;

  Store(long seed) {
    this.seed = seed;
    for (Kind kind : Kind.values()) {
      shelves.put(kind, new Shelf());
    }
  }

  /** Everything as it is now. Its parts never change, so it can be written later. */
  record Image(long idsGiven, List<Item> items, List<Seat> seats) {}

  Image image() {
    List<Item> items = new ArrayList<>();
    shelves.values().forEach(shelf -> items.addAll(shelf.all()));
    return new Image(idsGiven, items, List.copyOf(seats.values()));
  }

  void restore(Image image) {
    image.items().forEach(this::put);
    image.seats().forEach(this::put);
    idsGiven = image.idsGiven();
  }

  /** Grows with every change. */
  long changes() {
    return changes;
  }

  /** An id that was never given before, the same for the same seed and history. */
  String newId() {
    idsGiven++;
    return uuid(seed + "/published/" + idsGiven);
  }

  /** The id that belongs to an object of a preset. */
  static String idOf(Kind kind, String name) {
    return uuid(kind + "/" + name);
  }

  private static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  Shelf shelf(Kind kind) {
    return shelves.getOrDefault(kind, new Shelf());
  }

  Optional<Item> find(Kind kind, String id) {
    return shelf(kind).find(id);
  }

  Optional<Item> alive(Kind kind, String id) {
    return find(kind, id).filter(Item::alive);
  }

  Optional<Item> named(Kind kind, String name) {
    return alive(kind).filter(item -> item.name().equalsIgnoreCase(name)).findFirst();
  }

  Stream<Item> alive(Kind kind) {
    Collection<Item> all = shelf(kind).all();
    return all.stream().filter(Item::alive);
  }

  void put(Item item) {
    find(item.kind(), item.id()).ifPresent(this::forgetLines);
    shelf(item.kind()).put(item);
    if (item.alive()) {
      item.body().path(LINES).forEach(line -> owners.put(lineId(line), item.id()));
    }
    changes++;
  }

  void remove(Item item) {
    forgetLines(item);
    shelf(item.kind()).remove(item.id());
    changes++;
  }

  /** Everything shows otherwise from now on. */
  void refresh() {
    shelves.values().forEach(Shelf::changed);
  }

  private void forgetLines(Item item) {
    item.body().path(LINES).forEach(line -> owners.remove(lineId(line)));
  }

  /** The phone of a line, or the base settings of a line base. */
  Optional<Item> owner(Kind kind, String lineId) {
    return Optional.ofNullable(owners.get(lineId)).flatMap(id -> alive(kind, id));
  }

  Optional<Seat> seat(String lineId) {
    return Optional.ofNullable(seats.get(lineId));
  }

  Collection<Seat> seats() {
    return seats.values();
  }

  void put(Seat seat) {
    seats.put(seat.lineId(), seat);
    shelf(Kind.PHONE).changed();
    changes++;
  }

  void removeSeat(String lineId) {
    seats.remove(lineId);
    changes++;
  }

  /** A reference as answers show it. */
  ObjectNode ref(Kind kind, String id) {
    ObjectNode ref = JsonNodeFactory.instance.objectNode().put("id", id);
    nameOf(kind, id).ifPresent(name -> ref.put("name", name));
    return ref.put("selfUri", kind.uri(id));
  }

  private Optional<String> nameOf(Kind kind, String id) {
    if (kind.fixed()) {
      return Optional.of(id);
    }
    return switch (kind) {
      case LINE -> owner(Kind.PHONE, id).map(phone -> line(phone, id).path("name").asString(""));
      case LINE_BASE ->
          owner(Kind.PHONE_BASE, id).map(base -> line(base, id).path("name").asString(""));
      default -> find(kind, id).map(Item::name);
    };
  }

  /** A line of a phone, or a line base of base settings. */
  static JsonNode line(Item owner, String id) {
    for (JsonNode line : owner.body().path(LINES)) {
      if (lineId(line).equals(id)) {
        return line;
      }
    }
    return JsonNodeFactory.instance.missingNode();
  }

  private static String lineId(JsonNode line) {
    return line.path("id").asString("");
  }

  /** Whether an object is in lists at this time. */
  static boolean listed(Item item, Instant now) {
    return item.alive() && !now.isBefore(item.listed());
  }
}
