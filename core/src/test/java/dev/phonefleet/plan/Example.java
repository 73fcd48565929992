package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.Limits;
import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.desired.Readiness;
import dev.phonefleet.desired.RolloutOptions;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Live;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small fleets, wanted and live. */
final class Example {
  private static final Position AT = new Position("fleet.yaml", 7, 5);

  private Example() {}

  /** Builds the fields of a phone. */
  static final class PhoneBuilder {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Value> settings = new HashMap<>();
    private final Set<String> cleared = new HashSet<>();
    private Optional<Lines> lines = Optional.empty();

    PhoneBuilder text(String field, String value) {
      texts.put(field, value);
      return this;
    }

    PhoneBuilder setting(String key, Value value) {
      settings.put(key, value);
      return this;
    }

    PhoneBuilder lines(Lines all) {
      lines = Optional.of(all);
      return this;
    }

    PhoneBuilder clear(String path) {
      cleared.add(path);
      return this;
    }

    PhoneFields fields() {
      return new PhoneFields(
          Optional.ofNullable(texts.get("name")),
          Optional.ofNullable(texts.get("model")),
          Optional.ofNullable(texts.get("site")),
          Optional.ofNullable(texts.get("user")),
          Optional.ofNullable(texts.get("description")),
          lines,
          settings,
          cleared);
    }
  }

  static PhoneBuilder phone() {
    return new PhoneBuilder();
  }

  static GroupFields groupFields(
      @Nullable String description,
      @Nullable String type,
      @Nullable String primaryEdge,
      @Nullable String secondaryEdge,
      Set<String> cleared) {
    return new GroupFields(
        Optional.ofNullable(description),
        Optional.ofNullable(type),
        Optional.ofNullable(primaryEdge),
        Optional.ofNullable(secondaryEdge),
        cleared);
  }

  static GroupFields onEdge(String edge) {
    return groupFields(null, null, edge, null, Set.of());
  }

  static DesiredFleet fleet(DesiredGroup... groups) {
    return fleetIn(null, groups);
  }

  static DesiredFleet fleetIn(@Nullable String region, DesiredGroup... groups) {
    Organization organization =
        new Organization(
            Organization.Api.GUIDE,
            AT,
            Optional.ofNullable(region),
            Optional.of("acme"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new DesiredFleet(
        organization,
        Limits.DEFAULT,
        RolloutOptions.DEFAULT,
        new SecretSettings(Set.of()),
        List.of(groups),
        List.of(),
        List.of());
  }

  static DesiredGroup group(String name, GroupFields fields, DesiredPhone... phones) {
    return regional(name, fields, null, false, phones);
  }

  static DesiredGroup regional(
      String name,
      GroupFields fields,
      @Nullable String region,
      boolean crossRegion,
      DesiredPhone... phones) {
    return new DesiredGroup(
        new GroupName(name),
        AT,
        fields,
        Optional.ofNullable(region),
        crossRegion,
        Readiness.DEFAULT,
        NameCheck.DEFAULT,
        ReachCheck.DEFAULT,
        List.of(),
        false,
        List.of(phones));
  }

  static DesiredPhone wanted(String mac, String name) {
    PhoneKey key = new PhoneKey.Mac(MacAddress.parse(mac).orElseThrow());
    return new DesiredPhone(key, phone().text("name", name).fields(), AT);
  }

  static Live.Group liveGroup(String id, String name, String edge, @Nullable String region) {
    return new Live.Group(
        id,
        new GroupName(name),
        groupFields("Managed by phonefleet", "Standard", edge, null, Set.of()),
        GroupStatus.ACTIVE,
        "ACTIVE",
        Optional.empty(),
        Optional.ofNullable(region),
        Optional.empty());
  }

  static Live.Phone livePhone(String id, String groupId, long mac, PhoneFields fields) {
    return new Live.Phone(
        id,
        new PhoneKey.Mac(new MacAddress(mac)),
        new Home.InGroup(groupId),
        fields,
        ProvisioningState.ACTIVE,
        Optional.empty());
  }

  /** What was found; the phones by their group's name. */
  static Gathered found(
      Optional<Live.Tenant> tenant, List<Live.Group> groups, Map<String, List<Live.Phone>> phones) {
    Map<GroupName, Live.Group> byName = new HashMap<>();
    groups.forEach(group -> byName.put(group.name(), group));
    Map<GroupName, List<Live.Phone>> byGroup = new HashMap<>();
    phones.forEach((name, list) -> byGroup.put(new GroupName(name), list));
    Instant askedAt = Instant.parse("2026-03-01T08:00:00Z");
    LiveFleet fleet = new LiveFleet(tenant, byName, askedAt, byGroup);
    return new Gathered(fleet, Map.of(), List.of(), Optional.empty());
  }

  static Optional<Live.Tenant> tenant(@Nullable String region, boolean routing) {
    return Optional.of(new Live.Tenant("t1", "Acme", Optional.ofNullable(region), routing));
  }
}
