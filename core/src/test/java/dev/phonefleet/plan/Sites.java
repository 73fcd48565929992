package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.Position;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Document;
import dev.phonefleet.outside.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small organisation: site HQ with the group hq on edge-1, site Lab without a group, models for
 * desk and WebRTC phones, two people. Tests add to it and plan against it.
 */
final class Sites {
  static final GroupName HQ = new GroupName("hq");
  static final Document TEMPLATE = new Document("{\"lines\":[{\"name\":\"a\"}]}");

  private final Map<Call.Kind, List<Live>> objects = new HashMap<>();
  private final List<Live.Phone> phones = new ArrayList<>();
  private final Map<String, Document> templates = new HashMap<>();
  private final Map<Call.Listing, List<Live>> searches = new HashMap<>();
  private final Map<Call.Kind, String> refused = new HashMap<>();
  private final Map<Call, String> unanswered = new HashMap<>();
  private final Map<GroupName, String> unlisted = new HashMap<>();
  private Optional<List<Live.Phone>> everyPhone = Optional.of(List.of());
  private Optional<String> region = Optional.of("eu-west-1");

  Sites() {
    has(named(Call.Kind.SITE, "s1", "HQ", "Cloud"), named(Call.Kind.SITE, "s2", "Lab", "Cloud"));
    has(
        named(Call.Kind.PHONE_BASE, "b1", "VVX 450", "polycom_vvx_450.json"),
        named(Call.Kind.PHONE_BASE, "b2", "WebRTC", "inin_webrtc_softphone.json"),
        named(Call.Kind.PHONE_BASE, "b3", "Remote", "generic_sip.json"));
    has(
        named(Call.Kind.TRUNK_BASE, "t1", "Phones", "PHONE"),
        named(Call.Kind.TRUNK_BASE, "t2", "Edges", "EDGE"));
    has(new Live.Person("u1", "Anna", "anna@example.com"));
    has(new Live.Person("u2", "Ben", "ben@example.com"));
    has(group("g1", "hq", GroupStatus.ACTIVE), edge("e1", "edge-1", "ACTIVE", "g1", "s1"));
    templates.put("b1", TEMPLATE);
    templates.put("b2", TEMPLATE);
    templates.put("b3", TEMPLATE);
  }

  /** Nothing but the names: no group, and no edge. */
  static Sites bare() {
    Sites bare = new Sites();
    bare.objects.remove(Call.Kind.GROUP);
    bare.objects.remove(Call.Kind.EDGE);
    return bare;
  }

  static Live named(Call.Kind kind, String id, String name, String word) {
    return new Live.Named(kind, id, name, word);
  }

  static Live.Edge edge(
      String id, String name, String status, @Nullable String group, @Nullable String site) {
    return new Live.Edge(
        id,
        name,
        status,
        true,
        Optional.ofNullable(group),
        Optional.ofNullable(site),
        Optional.empty());
  }

  static Live.Group group(String id, String name, GroupStatus status) {
    return new Live.Group(
        id,
        new GroupName(name),
        groupFields(null, null, List.of("Phones"), "Edges"),
        status,
        status.name(),
        Optional.empty(),
        Optional.of("eu-west-1"),
        Optional.empty());
  }

  static GroupFields groupFields(
      @Nullable String edge,
      @Nullable String second,
      @Nullable List<String> phoneTrunks,
      @Nullable String edgeTrunk) {
    return new GroupFields(
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(edge),
        Optional.ofNullable(second),
        Set.of(),
        Optional.of("HQ"),
        Optional.ofNullable(phoneTrunks),
        Optional.ofNullable(edgeTrunk));
  }

  /** The group hq on its edge. */
  static DesiredGroup hq(DesiredPhone... all) {
    return hq(groupFields("edge-1", null, List.of("Phones"), "Edges"), all);
  }

  static DesiredGroup hq(GroupFields fields, DesiredPhone... all) {
    return Example.group("hq", fields, all);
  }

  static DesiredFleet file(DesiredPhone... all) {
    return Example.fleet(hq(all));
  }

  /** A file whose phones have no group. */
  static DesiredFleet loose(DesiredPhone... all) {
    DesiredFleet none = Example.fleet();
    return new DesiredFleet(
        none.organization(),
        none.limits(),
        none.rollout(),
        none.secrets(),
        List.of(),
        List.of(all),
        List.of());
  }

  static Position at(int line) {
    return new Position("fleet.yaml", line, 3);
  }

  Sites has(Live... all) {
    for (Live live : all) {
      objects.computeIfAbsent(kind(live), kind -> new ArrayList<>()).add(live);
    }
    return this;
  }

  private static Call.Kind kind(Live live) {
    return switch (live) {
      case Live.Named named -> named.kind();
      case Live.Edge _ -> Call.Kind.EDGE;
      case Live.Group _ -> Call.Kind.GROUP;
      case Live.Person _ -> Call.Kind.USER;
      default -> throw new IllegalArgumentException("no object with a name: " + live);
    };
  }

  Sites without(Call.Kind kind) {
    objects.remove(kind);
    return this;
  }

  Sites phones(Live.Phone... all) {
    phones.addAll(List.of(all));
    return this;
  }

  /** Only the phones of the file's sites were listed. */
  Sites bySite() {
    everyPhone = Optional.empty();
    return this;
  }

  /** The whole organisation was listed, with these phones besides. */
  Sites everyPhone(Live.Phone... others) {
    everyPhone = Optional.of(List.of(others));
    return this;
  }

  Sites found(Call.Listing what, Live... all) {
    searches.put(what, List.of(all));
    return this;
  }

  Sites template(String base, @Nullable Document body) {
    templates.remove(base);
    Optional.ofNullable(body).ifPresent(it -> templates.put(base, it));
    return this;
  }

  Sites refuses(Call.Kind kind, String words) {
    refused.put(kind, words);
    return this;
  }

  Sites silent(Call call, String words) {
    unanswered.put(call, words);
    return this;
  }

  Sites unlisted(GroupName group, String words) {
    unlisted.put(group, words);
    return this;
  }

  Sites region(@Nullable String of) {
    region = Optional.ofNullable(of);
    return this;
  }

  Gathered gathered() {
    Map<GroupName, Live.Group> groups = new HashMap<>();
    for (Live live : objects.getOrDefault(Call.Kind.GROUP, List.of())) {
      if (live instanceof Live.Group group) {
        groups.putIfAbsent(group.name(), group);
      }
    }
    Catalogue catalogue =
        new Catalogue(objects, templates, searches, everyPhone, refused, unanswered);
    LiveFleet fleet =
        new LiveFleet(
            Layout.AT_SITES,
            Optional.of(new Live.Tenant("o1", "Acme", region, false)),
            groups,
            Instant.parse("2026-03-01T08:00:00Z"),
            Map.of(HQ, List.copyOf(phones)),
            Map.of("s1", HQ),
            catalogue);
    return new Gathered(fleet, unlisted, List.of(), Optional.empty());
  }

  Planning plan(DesiredFleet file, Mandate mandate) {
    return Planner.plan(file, gathered(), mandate);
  }

  Plan ready(DesiredFleet file) {
    return ready(file, Mandate.ORDINARY);
  }

  Plan ready(DesiredFleet file, Mandate mandate) {
    Planning planning = plan(file, mandate);
    if (planning instanceof Planning.Ready(Plan plan)) {
      return plan;
    }
    throw new AssertionError("no plan but " + planning);
  }

  Enquiries.Questions needs(DesiredFleet file) {
    Planning planning = plan(file, Mandate.ORDINARY);
    if (planning instanceof Planning.Needs(Enquiries.Questions questions)) {
      return questions;
    }
    throw new AssertionError("no question but " + planning);
  }

  List<dev.phonefleet.diagnostic.Diagnostic> wrong(DesiredFleet file) {
    Planning planning = plan(file, Mandate.ORDINARY);
    if (planning instanceof Planning.Wrong(var findings)) {
      return findings;
    }
    throw new AssertionError("nothing wrong but " + planning);
  }
}
