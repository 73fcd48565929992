package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.genesys.wire.WireNodes;
import dev.phonefleet.genesys.wire.WirePages;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Fact;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Reads the API's objects. A member that is null counts as absent. */
final class PublishedReader {
  private final Known known = new Known();
  private final PublishedPhones phones;

  PublishedReader(Predicate<String> settings, Duration settle) {
    this.phones = new PublishedPhones(known, settings, settle);
  }

  /** A page of a collection. */
  Fact.Page page(Call.Listing what, int number, JsonNode body, Instant clock) {
    boolean people = what.kind() == Call.Kind.USER;
    JsonNode entities = body.path(people ? "results" : "entities");
    boolean none = entities.isMissingNode() && body.path("total").asLong(1) == 0;
    if (!entities.isArray() && !none) {
      throw new IllegalArgumentException("no entities");
    }
    List<Live> seen = new ArrayList<>(entities.size());
    for (JsonNode entity : entities) {
      seen.add(read(what.kind(), entity, false, clock));
    }
    int size = people ? PublishedPaths.PEOPLE : PublishedPaths.PAGE;
    int pages = WirePages.count(body, number, seen.size(), size);
    return new Fact.Page(seen, number, pages, WirePages.total(body));
  }

  /** An object that was asked for alone. */
  Live alone(Call.Ref ref, JsonNode body, Instant clock) {
    return read(ref.kind(), body, true, clock);
  }

  private Live read(Call.Kind kind, JsonNode node, boolean whole, Instant clock) {
    String id = id(node);
    if (kind != Call.Kind.TENANT && text(node, "state").orElse("").equals("deleted")) {
      return new Live.Gone(id);
    }
    return switch (kind) {
      case TENANT -> new Live.Tenant(id, name(node), Optional.empty(), false);
      case GROUP -> group(id, node, whole);
      case EDGE -> edge(id, node, whole);
      case PHONE -> phones.phone(id, node, whole, clock);
      case DIAGNOSIS -> PhoneNotes.diagnosis(id, node);
      case SITE -> named(kind, id, node, text(node, "mediaModel"));
      case TRUNK_BASE -> named(kind, id, node, text(node, "trunkType"));
      case PHONE_BASE -> named(kind, id, node, reference(node, "phoneMetaBase"));
      case USER -> person(id, node);
      case STATION ->
          new Live.StationSeen(
              id,
              name(node),
              text(node, "userId"),
              text(node, "webRtcUserId"),
              text(node, "lineAppearanceId"));
      case DID -> number(id, node, "phoneNumber");
      case EXTENSION -> number(id, node, "number");
      case DID_POOL -> pool(id, node, "startPhoneNumber", "endPhoneNumber");
      case EXTENSION_POOL -> pool(id, node, "startNumber", "endNumber");
    };
  }

  private static Live group(String id, JsonNode node, boolean whole) {
    if (name(node).isEmpty()) {
      return new Live.Unreadable(id, "it has no name");
    }
    List<String> phoneTrunkBases = new ArrayList<>();
    for (JsonNode base : node.path("phoneTrunkBases")) {
      text(base, "id").ifPresent(phoneTrunkBases::add);
    }
    GroupFields fields =
        new GroupFields(
            text(node, "description"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.of(phoneTrunkBases),
            reference(node.path("edgeTrunkBaseAssignment"), "trunkBase"));
    return new Live.Group(
        id,
        new GroupName(name(node)),
        fields,
        GroupStatus.OTHER,
        text(node, "state").orElse("without a state"),
        Optional.empty(),
        Optional.empty(),
        raw(node, whole));
  }

  private static Live edge(String id, JsonNode node, boolean whole) {
    return new Live.Edge(
        id,
        name(node),
        text(node, "statusCode").orElse("").intern(),
        text(node, "onlineStatus").orElse("").equals("ONLINE"),
        reference(node, "edgeGroup"),
        reference(node, "site"),
        raw(node, whole));
  }

  private Live named(Call.Kind kind, String id, JsonNode node, Optional<String> word) {
    known.name(id, name(node));
    return new Live.Named(kind, id, name(node), word.orElse(""));
  }

  private Live person(String id, JsonNode node) {
    String email = text(node, "email").orElse("").toLowerCase(Locale.ROOT);
    known.email(id, email);
    return new Live.Person(id, name(node), email);
  }

  private static Live number(String id, JsonNode node, String member) {
    JsonNode owner = node.path("owner");
    Optional<String> kind = text(node, "ownerType").map(it -> " (" + it + ")");
    return new Live.OwnedNumber(
        id,
        text(node, member).orElse(""),
        text(owner, "id"),
        text(owner, "name").or(() -> text(owner, "id")).map(it -> it + kind.orElse("")));
  }

  private static Live pool(String id, JsonNode node, String first, String last) {
    return new Live.NumberPool(id, text(node, first).orElse(""), text(node, last).orElse(""));
  }

  static Optional<Document> raw(JsonNode node, boolean whole) {
    return whole ? Optional.of(new Document(node.toString())) : Optional.empty();
  }

  private static String id(JsonNode node) {
    return text(node, "id").orElseThrow(() -> new IllegalArgumentException("no id"));
  }

  static String name(JsonNode node) {
    return text(node, "name").orElse("");
  }

  /** The id of the object that a member refers to. */
  static Optional<String> reference(JsonNode node, String member) {
    return text(node.path(member), "id");
  }

  /** A member's text; an empty one says nothing. */
  static Optional<String> text(JsonNode node, String member) {
    return WireNodes.text(node, member).filter(it -> !it.isEmpty());
  }
}
