package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.inventory.EdgeHealth;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The declared edges of a group against the membership that the edges themselves show. An edge that
 * carries no calls and belongs to nobody is taken in; any other change of membership is not made.
 */
final class SiteEdges {
  /** What has to happen, and what will not. */
  record Planned(List<Change> changes, List<Refusal> refused, List<Diagnostic> findings) {}

  private SiteEdges() {}

  static Planned of(
      DesiredGroup group, Optional<Live.Group> live, Names names, Catalogue catalogue) {
    Planned out = new Planned(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Stream.concat(group.fields().primaryEdge().stream(), group.fields().secondaryEdge().stream())
        .distinct()
        .forEach(name ->
            names
                .one(Call.Kind.EDGE, name, group.at())
                .filter(Live.Edge.class::isInstance)
                .map(Live.Edge.class::cast)
                .ifPresent(edge -> edge(group, live, edge, catalogue, out)));
    return out;
  }

  private static void edge(
      DesiredGroup group,
      Optional<Live.Group> live,
      Live.Edge edge,
      Catalogue catalogue,
      Planned out) {
    boolean member = live.isPresent() && edge.groupId().equals(live.map(Live.Group::id));
    if (member) {
      live.filter(it -> !edge.serves() && it.status() == GroupStatus.ACTIVE)
          .map(it -> idle(group, edge))
          .ifPresent(out.findings()::add);
      return;
    }
    boolean idle = edge.groupId().isEmpty() && edge.statusCode().equals("INACTIVE");
    Optional<String> site = edge.siteId().isEmpty() ? group.fields().site() : Optional.empty();
    Change change = change(group, edge, site, catalogue);
    if (idle) {
      out.changes().add(change);
      otherSite(group, edge, catalogue).ifPresent(out.findings()::add);
    } else {
      out.refused().add(new Refusal(change, refusal(group, edge, catalogue), Exit.POLICY));
    }
  }

  private static Change change(
      DesiredGroup group, Live.Edge edge, Optional<String> site, Catalogue catalogue) {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(
        new FieldChange(
            "edgeGroup",
            edge.groupId().map(id -> new Value.Text(nameOf(catalogue, Call.Kind.GROUP, id))),
            Optional.of(new Value.Text(group.name().value())),
            false));
    site.ifPresent(name ->
        fields.add(
            new FieldChange("site", Optional.empty(), Optional.of(new Value.Text(name)), false)));
    if (!edge.inService()) {
      fields.add(
          new FieldChange(
              "inService",
              Optional.of(new Value.Flag(false)),
              Optional.of(new Value.Flag(true)),
              false));
    }
    return new Change(
        Change.Action.UPDATE,
        new Key.Edge(edge.name()),
        group.name(),
        Optional.of(edge),
        new Fields.Edge(group.name(), site),
        fields);
  }

  private static Optional<Diagnostic> otherSite(
      DesiredGroup group, Live.Edge edge, Catalogue catalogue) {
    Optional<String> wanted =
        group.fields().site().flatMap(name -> catalogue.id(Call.Kind.SITE, name));
    if (edge.siteId().isEmpty() || wanted.isEmpty() || wanted.equals(edge.siteId())) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.warning(
            "edge.other-site",
            group.at() + " (group " + group.name() + ")",
            "Edge "
                + edge.name()
                + " is at site "
                + nameOf(catalogue, Call.Kind.SITE, edge.siteId().get())
                + ", the group's is "
                + group.fields().site().orElse("")
                + ".",
            "An edge that has a site keeps it.",
            "Check that the site's phones can reach this edge."));
  }

  private static Diagnostic idle(DesiredGroup group, Live.Edge edge) {
    return Diagnostic.warning(
        "edge.not-serving",
        group.at() + " (group " + group.name() + ")",
        "Declared " + EdgeHealth.words(edge) + ".",
        "The group's other edge serves its phones alone.",
        "Look at the edge in the admin page; one that is in its group is never switched on here.");
  }

  private static Diagnostic refusal(DesiredGroup group, Live.Edge edge, Catalogue catalogue) {
    String where =
        edge.groupId()
            .map(id -> "in edge group " + nameOf(catalogue, Call.Kind.GROUP, id))
            .orElse("in no edge group");
    return Diagnostic.error(
        "group.edge-move",
        group.at() + " (group " + group.name() + ")",
        "Edge "
            + edge.name()
            + " is "
            + where
            + ", its statusCode is "
            + edge.statusCode()
            + ", and it is declared in "
            + group.name()
            + ".",
        "Only an edge that is in no group and out of service (INACTIVE) is taken in; moving one"
            + " that serves ends its calls.",
        "Take it out of service and out of its group in the admin page, or correct the file.");
  }

  private static String nameOf(Catalogue catalogue, Call.Kind kind, String id) {
    return catalogue.all(kind).stream()
        .filter(live -> live.id().equals(id))
        .map(Catalogue::nameOf)
        .findFirst()
        .orElse("id " + id);
  }
}
