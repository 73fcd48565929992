package dev.phonefleet.genesys.guide;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.genesys.wire.WireNodes;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the guide's objects. A member that is null counts as absent. */
final class GuideReader {
  private GuideReader() {}

  static Live.Group group(JsonNode node, boolean whole) {
    String word = WireNodes.text(node, "status").orElse("");
    return new Live.Group(
        id(node),
        new GroupName(WireNodes.text(node, "name").orElse("")),
        new GroupFields(
            WireNodes.text(node, "description"),
            WireNodes.text(node, "edgeGroupType"),
            WireNodes.text(node, "primaryEdge"),
            WireNodes.text(node, "secondaryEdge"),
            Set.of()),
        groupStatus(word),
        word.isEmpty() ? "without a status" : word,
        WireNodes.text(node, "provisioningUrl"),
        WireNodes.text(node, "region"),
        raw(node, whole));
  }

  static Live phone(JsonNode node, Home home, boolean whole) {
    String spelled = WireNodes.text(node, "mac").orElse("");
    Optional<MacAddress> mac = MacAddress.parse(spelled);
    if (mac.isEmpty()) {
      return new Live.Unreadable(id(node), "its mac is \"" + spelled + "\"");
    }
    return new Live.Phone(
        id(node),
        new PhoneKey.Mac(mac.get()),
        home,
        fields(node),
        state(WireNodes.text(node, "provisioningState").orElse("")),
        raw(node, whole));
  }

  static Live.Tenant tenant(JsonNode node) {
    return new Live.Tenant(
        WireNodes.text(node, "id").orElse(""),
        WireNodes.text(node, "name").orElse(""),
        WireNodes.text(node, "defaultRegion"),
        node.path("crossRegionRouting").asBoolean(false));
  }

  static Live.Diagnosis diagnosis(JsonNode node, String phoneId) {
    List<Live.Failure> failures = new ArrayList<>();
    for (JsonNode failure : node.path("failures")) {
      failures.add(
          new Live.Failure(
              WireNodes.text(failure, "code").orElse("UNKNOWN"),
              WireNodes.text(failure, "message").orElse(""),
              WireNodes.text(failure, "time").orElse("")));
    }
    return new Live.Diagnosis(phoneId, failures);
  }

  private static PhoneFields fields(JsonNode node) {
    JsonNode lines = node.path("lines");
    return new PhoneFields(
        WireNodes.text(node, "name"),
        WireNodes.text(node, "model"),
        WireNodes.text(node, "site"),
        WireNodes.text(node, "user"),
        WireNodes.text(node, "description"),
        lines.isArray() && !lines.isEmpty()
            ? Optional.of(new Lines.Whole(lines(lines)))
            : Optional.empty(),
        settings(node.path("settings")),
        Set.of());
  }

  static List<Line> lines(JsonNode lines) {
    List<Line> out = new ArrayList<>(lines.size());
    for (JsonNode line : lines) {
      out.add(new Line(WireNodes.text(line, "number"), WireNodes.text(line, "label")));
    }
    return out;
  }

  private static Map<String, Value> settings(JsonNode settings) {
    if (settings.isEmpty()) {
      return Map.of();
    }
    Map<String, Value> out = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : settings.properties()) {
      WireNodes.value(entry.getValue()).ifPresent(value -> out.put(entry.getKey().intern(), value));
    }
    return out;
  }

  private static GroupStatus groupStatus(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "PENDING" -> GroupStatus.PENDING;
      case "CONFIGURING" -> GroupStatus.CONFIGURING;
      case "ACTIVE" -> GroupStatus.ACTIVE;
      case "FAILED" -> GroupStatus.FAILED;
      default -> GroupStatus.OTHER;
    };
  }

  private static ProvisioningState state(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "UNASSIGNED" -> ProvisioningState.UNASSIGNED;
      case "PENDING" -> ProvisioningState.PENDING;
      case "PROVISIONING" -> ProvisioningState.PROVISIONING;
      case "BOOTING" -> ProvisioningState.BOOTING;
      case "ACTIVE" -> ProvisioningState.ACTIVE;
      case "FAILED" -> ProvisioningState.FAILED;
      default -> ProvisioningState.OTHER;
    };
  }

  private static Optional<Document> raw(JsonNode node, boolean whole) {
    return whole ? Optional.of(new Document(node.toString())) : Optional.empty();
  }

  private static String id(JsonNode node) {
    return WireNodes.text(node, "id").orElseThrow(() -> new IllegalArgumentException("no id"));
  }
}
