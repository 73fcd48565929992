package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.PublishedReader.reference;
import static dev.phonefleet.genesys.published.PublishedReader.text;

import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.genesys.wire.WireNodes;
import dev.phonefleet.outside.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads phones. In listings as little is kept as possible, and what many share is kept once. */
final class PublishedPhones {
  private static final String WEBRTC_USER = "webRtcUser";
  private static final String DEFAULT_FOR = "defaultForUser";
  private static final String LOGGED_IN = "loggedInUser";
  private static final Set<String> NOT_SETTINGS =
      Set.of(Properties.HARDWARE_ID, Properties.STANDALONE);

  private final Known known;
  private final Predicate<String> kept;
  private final Duration settle;

  PublishedPhones(Known known, Predicate<String> kept, Duration settle) {
    this.known = known;
    this.kept = kept;
    this.settle = settle;
  }

  Live phone(String id, JsonNode node, boolean whole, Instant clock) {
    Optional<String> site = reference(node, "site");
    if (site.isEmpty()) {
      return new Live.Unreadable(id, "it has no site");
    }
    Optional<PhoneKey> key = key(node);
    if (key.isEmpty()) {
      return new Live.Unreadable(id, unreadable(node));
    }
    return new Live.Phone(
        id,
        key.get(),
        known.atSite(site.get()),
        fields(node, whole),
        PhoneStates.of(node, settle, clock),
        PublishedReader.raw(node, whole),
        about(node));
  }

  private Optional<PhoneKey> key(JsonNode node) {
    Optional<String> person = reference(node, WEBRTC_USER);
    if (person.isPresent()) {
      return Optional.of(new PhoneKey.WebRtc(known.email(person.get())));
    }
    Optional<PhoneKey> mac =
        Properties.text(node, Properties.HARDWARE_ID)
            .flatMap(MacAddress::parse)
            .map(PhoneKey.Mac::new);
    return mac.or(() ->
        remote(node)
            .map(_ ->
                new PhoneKey.Remote(named(node, "site").orElse(""), PublishedReader.name(node))));
  }

  private static String unreadable(JsonNode node) {
    return Properties.text(node, Properties.HARDWARE_ID)
        .map(it -> "its hardware id is \"" + it + "\"")
        .orElse("it has no hardware id, no WebRTC user and no remote number");
  }

  private static Optional<String> remote(JsonNode node) {
    return Properties.text(node.path("lines").path(0), Properties.REMOTE);
  }

  static boolean standalone(JsonNode node) {
    return Properties.text(node, Properties.STANDALONE)
        .map(it -> it.equals("true"))
        .orElse(node.path("standAlone").asBoolean(false));
  }

  /** The name of what a member refers to. */
  private Optional<String> named(JsonNode node, String member) {
    // A reference may carry a name of yesterday; what was listed in this run counts.
    return reference(node, member)
        .flatMap(known::listed)
        .or(() -> text(node.path(member), "name"))
        .or(() -> reference(node, member).map(known::name))
        .map(String::intern);
  }

  private PhoneFields fields(JsonNode node, boolean whole) {
    JsonNode lines = node.path("lines");
    return new PhoneFields(
        text(node, "name"),
        named(node, "phoneBaseSettings"),
        named(node, "site"),
        userId(node).map(known::email),
        text(node, "description"),
        lines.isEmpty() ? Optional.empty() : Optional.of(new Lines.Whole(lines(lines))),
        settings(node.path("properties"), whole),
        Set.of(),
        remote(node),
        Optional.of(standalone(node)),
        Optional.of(station(node)));
  }

  static List<Line> lines(JsonNode lines) {
    List<Line> out = new ArrayList<>(lines.size());
    for (JsonNode line : lines) {
      out.add(
          new Line(
              Properties.text(line, Properties.NUMBER), Properties.text(line, Properties.LABEL)));
    }
    return out;
  }

  private Map<String, Value> settings(JsonNode properties, boolean whole) {
    Map<String, Value> out = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : properties.properties()) {
      String key = entry.getKey();
      if (!NOT_SETTINGS.contains(key) && (whole || kept.test(key))) {
        WireNodes.value(Properties.instance(entry.getValue()))
            .ifPresent(it -> out.put(key.intern(), known.shared(it)));
      }
    }
    return out;
  }

  private static Optional<String> userId(JsonNode node) {
    return reference(node, WEBRTC_USER)
        .or(() -> reference(node.path("lines").path(0), DEFAULT_FOR));
  }

  private static Station station(JsonNode node) {
    JsonNode first = node.path("lines").path(0);
    Optional<String> user = userId(node);
    if (user.isEmpty()) {
      return Station.NONE;
    }
    if (reference(first, DEFAULT_FOR).equals(user)) {
      return Station.DEFAULT;
    }
    return reference(first, LOGGED_IN).equals(user) ? Station.ASSOCIATED : Station.NONE;
  }

  private static Live.About about(JsonNode node) {
    List<String> lineIds = new ArrayList<>();
    Set<Live.Person> loggedIn = new LinkedHashSet<>();
    for (JsonNode line : node.path("lines")) {
      text(line, "id").ifPresent(lineIds::add);
      JsonNode person = line.path(LOGGED_IN);
      text(person, "id")
          .map(id -> new Live.Person(id, text(person, "name").orElse(""), ""))
          .ifPresent(loggedIn::add);
    }
    return new Live.About(
        text(node, "version"),
        userId(node),
        lineIds,
        List.copyOf(loggedIn),
        hardware(node).map(String::intern),
        reference(node.path("status"), "edge").map(String::intern));
  }

  /** What the phone says that it is. */
  static Optional<String> hardware(JsonNode node) {
    JsonNode said = node.path("userAgentInfo");
    return Optional.of(
            Stream.of("manufacturer", "model")
                .flatMap(it -> text(said, it).stream())
                .collect(Collectors.joining(" ")))
        .filter(it -> !it.isEmpty());
  }
}
