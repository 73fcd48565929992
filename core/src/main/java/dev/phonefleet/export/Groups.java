package dev.phonefleet.export;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.NameCheck;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.ReachCheck;
import dev.phonefleet.desired.Readiness;
import dev.phonefleet.desired.Sayable;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The edge groups as a file says them, and which of them a site's phones stand in. */
final class Groups {
  private final Catalogue catalogue;
  private final LeftOut leftOut;
  private final Optional<String> only;
  private final Map<GroupName, Live.Group> groups = new TreeMap<>();
  private final Map<String, List<Live.Edge>> members = new HashMap<>();
  private final Map<String, GroupName> sites = new HashMap<>();

  /**
   * @param only the site that is asked for; without one, all are
   */
  Groups(Catalogue catalogue, Optional<String> only, LeftOut leftOut) {
    this.catalogue = catalogue;
    this.only = only;
    this.leftOut = leftOut;
    for (Live live : catalogue.all(Call.Kind.EDGE)) {
      if (live instanceof Live.Edge edge && edge.groupId().isPresent()) {
        members.computeIfAbsent(edge.groupId().get(), id -> new ArrayList<>()).add(edge);
      }
    }
    // What serves comes first: it is what makes the group ACTIVE.
    Comparator<Live.Edge> order =
        Comparator.comparing(Live.Edge::serves).reversed().thenComparing(Live.Edge::name);
    members.values().forEach(edges -> edges.sort(order));
    find();
    place();
  }

  private void find() {
    Map<GroupName, List<Live.Group>> named = new TreeMap<>();
    for (Live live : catalogue.all(Call.Kind.GROUP)) {
      if (live instanceof Live.Group group) {
        named.computeIfAbsent(group.name(), name -> new ArrayList<>()).add(group);
      }
    }
    named.forEach((name, all) -> {
      String ids = String.join(", ", all.stream().map(Live::id).sorted().toList());
      if (all.stream().noneMatch(this::asked)) {
        return;
      }
      if (all.size() > 1) {
        left(name, ids, all.size() + " groups have this name.", "Rename all but one of them.");
      } else if (!Sayable.text(name.value())) {
        left(name, ids, "A file cannot carry this name.", "Rename it.");
      } else {
        groups.put(name, all.getFirst());
      }
    });
  }

  private boolean asked(Live.Group group) {
    return only.isEmpty()
        || members.getOrDefault(group.id(), List.of()).stream()
            .anyMatch(edge -> edge.siteId().equals(only));
  }

  private void left(GroupName name, String ids, String why, String next) {
    leftOut.other(
        "export.group-left-out",
        "group " + name + " (id " + ids + ")",
        "Group " + name + " is left out; phones of its sites stand under phones.",
        why,
        next);
  }

  /** A site belongs to the group of its edges, where that is one. */
  private void place() {
    Map<String, Set<GroupName>> seen = new TreeMap<>();
    for (Live.Group group : groups.values()) {
      for (Live.Edge edge : members.getOrDefault(group.id(), List.of())) {
        edge.siteId()
            .ifPresent(id -> seen.computeIfAbsent(id, site -> new TreeSet<>()).add(group.name()));
      }
    }
    seen.forEach((site, names) -> {
      if (names.size() == 1) {
        sites.put(site, names.iterator().next());
        return;
      }
      if (only.filter(it -> !it.equals(site)).isPresent()) {
        return;
      }
      String shown = Names.of(catalogue, Call.Kind.SITE, site).orElse("id " + site);
      leftOut.other(
          "export.site-shared",
          "site " + shown + " (id " + site + ")",
          "The phones of site " + shown + " stand under phones, in no group.",
          "Its edges are in "
              + String.join(" and ", names.stream().map(GroupName::value).toList())
              + ", and a file has a site in one group only.",
          "Move them to the group that should wait for its edges, with all the site's phones.");
    });
  }

  /** The group that phones of a site stand in. */
  GroupName of(String siteId) {
    return sites.getOrDefault(siteId, GroupName.NONE);
  }

  /** All groups, or that of the site that is asked for, without phones. */
  List<DesiredGroup> declared() {
    return groups.values().stream()
        .filter(group -> only.isEmpty() || of(only.get()).equals(group.name()))
        .map(this::declared)
        .toList();
  }

  private DesiredGroup declared(Live.Group group) {
    List<String> edges = edges(group);
    GroupFields live = group.fields();
    GroupFields fields =
        new GroupFields(
            live.description()
                .filter(it -> sayable(group, "description", Sayable.prose(it), "its spelling")),
            Optional.empty(),
            edges.stream().findFirst(),
            edges.stream().skip(1).findFirst(),
            Set.of(),
            site(group),
            trunks(group),
            live.edgeTrunkBase().flatMap(id -> trunk(group, "edgeTrunkBase", id)));
    return new DesiredGroup(
        group.name(),
        new Position("the organisation", 1, 0),
        fields,
        Optional.empty(),
        false,
        Readiness.DEFAULT,
        NameCheck.PUBLISHED,
        ReachCheck.DEFAULT,
        List.of(),
        false,
        List.of());
  }

  private List<String> edges(Live.Group group) {
    List<String> out = new ArrayList<>();
    for (Live.Edge edge : members.getOrDefault(group.id(), List.of())) {
      Optional<String> name = Names.of(catalogue, Call.Kind.EDGE, edge.id());
      if (sayable(group, "edge " + edge.id(), name.isPresent(), "its name")) {
        name.ifPresent(out::add);
      }
    }
    return out;
  }

  /** The site of its edges, where that is one and no other group's. */
  private Optional<String> site(Live.Group group) {
    Set<String> ids = new TreeSet<>();
    members.getOrDefault(group.id(), List.of()).forEach(edge -> edge.siteId().ifPresent(ids::add));
    return ids.size() == 1 && of(ids.iterator().next()).equals(group.name())
        ? Names.of(catalogue, Call.Kind.SITE, ids.iterator().next())
        : Optional.empty();
  }

  /** All of them or none: a file that says some takes the others away. */
  private Optional<List<String>> trunks(Live.Group group) {
    List<String> ids = group.fields().phoneTrunkBases().orElse(List.of());
    List<String> names =
        ids.stream()
            .flatMap(id -> Names.of(catalogue, Call.Kind.TRUNK_BASE, id).stream())
            .sorted()
            .toList();
    boolean all = names.size() == ids.size();
    return sayable(group, "phoneTrunkBases", all, "the name of one") && !names.isEmpty()
        ? Optional.of(names)
        : Optional.empty();
  }

  private Optional<String> trunk(Live.Group group, String key, String id) {
    Optional<String> name = Names.of(catalogue, Call.Kind.TRUNK_BASE, id);
    return sayable(group, key, name.isPresent(), "the name of " + id) ? name : Optional.empty();
  }

  private boolean sayable(Live.Group group, String what, boolean yes, String cause) {
    if (!yes) {
      leftOut.other(
          "export.group-value-left-out",
          "group " + group.name() + " (id " + group.id() + ")",
          what + " of group " + group.name() + " is left out.",
          "A file cannot carry " + cause + ", or another object has it too.",
          "Rename it in the admin page and export again; until then the live value stays.");
    }
    return yes;
  }
}
