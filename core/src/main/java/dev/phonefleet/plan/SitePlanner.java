package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans an organisation whose phones live at sites: every name of the file is looked up, edges are
 * compared with the membership that they show, and what has to be asked besides is said before
 * anything is decided. One object plans once.
 */
final class SitePlanner {
  private final DesiredFleet desired;
  private final LiveFleet live;
  private final Gathered gathered;
  private final Mandate mandate;
  private final Differences differences;
  private final List<Change> changes = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final List<Plan.Unplanned> unplanned = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<Diagnostic> wrong = new ArrayList<>();
  private final List<DesiredGroup> going = new ArrayList<>();
  private final Names names;
  private final SitePhones phones;
  private int unchanged;

  private SitePlanner(DesiredFleet desired, Gathered gathered, Mandate mandate) {
    this.desired = desired;
    this.gathered = gathered;
    this.live = gathered.fleet();
    this.mandate = mandate;
    this.differences = new Differences(desired.secrets());
    this.names = new Names(live.catalogue(), wrong);
    this.phones = new SitePhones(live, names, differences, mandate);
  }

  static Planning plan(DesiredFleet desired, Gathered gathered, Mandate mandate) {
    return new SitePlanner(desired, gathered, mandate).plan();
  }

  private Planning plan() {
    List<DesiredGroup> scopes = desired.scopes();
    Map<DesiredGroup, Optional<Diagnostic>> against = new HashMap<>();
    for (DesiredGroup scope : scopes) {
      if (gathered.unlisted().containsKey(scope.name())) {
        unlisted(scope);
      } else {
        against.put(scope, scope.name().isNone() ? Optional.empty() : group(scope));
      }
    }
    for (DesiredGroup scope : scopes) {
      if (against.containsKey(scope)) {
        scope.phones().forEach(phone -> phones.look(scope, phone));
      }
    }
    Enquiries.Questions questions = phones.questions();
    if (wrong.isEmpty() && !questions.isEmpty()) {
      return new Planning.Needs(questions);
    }
    against.keySet().stream()
        .sorted(java.util.Comparator.comparingInt(scopes::indexOf))
        .forEach(scope -> {
          Optional<Diagnostic> why = against.getOrDefault(scope, Optional.empty());
          if (why.isEmpty()) {
            going.add(scope);
          }
          for (DesiredPhone phone : scope.phones()) {
            take(phones.decide(scope, phone), why);
          }
        });
    wrong.addAll(phones.wrong());
    findings.addAll(phones.findings());
    return wrong.isEmpty()
        ? new Planning.Ready(new Plan(changes, refused, unplanned, findings, unchanged, going))
        : new Planning.Wrong(List.copyOf(wrong));
  }

  private void take(SitePhones.Decision decision, Optional<Diagnostic> against) {
    switch (decision) {
      case SitePhones.Decision.Unchanged() -> unchanged++;
      case SitePhones.Decision.Make(Change change) when against.isPresent() ->
          refused.add(new Refusal(change, against.get(), Exit.POLICY));
      case SitePhones.Decision.Make(Change change) -> changes.add(change);
      case SitePhones.Decision.Refuse(Refusal refusal) -> refused.add(refusal);
      case SitePhones.Decision.Impossible() -> {}
    }
  }

  private void unlisted(DesiredGroup scope) {
    unplanned.add(
        new Plan.Unplanned(
            scope.name(),
            scope.phones().size(),
            Diagnostic.error(
                "group.unlisted",
                scope.name().isNone() ? "phones" : "group " + scope.name(),
                "The phones could not be listed.",
                gathered.unlisted().getOrDefault(scope.name(), ""),
                "Nothing of them was written; run the same command again.")));
  }

  /** Plans the group itself; answers what forbids writing its phones. */
  private Optional<Diagnostic> group(DesiredGroup group) {
    group.fields().site().ifPresent(name -> names.one(Call.Kind.SITE, name, group.at()));
    twins(group);
    Optional<Diagnostic> region = region(group);
    Optional<Live.Group> there = live.group(group.name());
    Optional<Change> own = there.isEmpty() ? create(group) : update(group, there.get());
    SiteEdges.Planned edges = SiteEdges.of(group, there, names, live.catalogue());
    findings.addAll(edges.findings());
    // Without its edges a group serves nobody: then nothing of it is done.
    Optional<Diagnostic> against =
        region.or(() -> edges.refused().stream().map(Refusal::why).findFirst());
    own.ifPresent(change -> add(change, against));
    edges.changes().forEach(change -> add(change, against));
    refused.addAll(edges.refused());
    boolean untouched = own.isEmpty() && edges.changes().isEmpty() && edges.refused().isEmpty();
    if (untouched && region.isPresent()) {
      refused.add(new Refusal(mark(group, there), region.get(), Exit.POLICY));
    } else if (untouched) {
      unchanged++;
    }
    return against;
  }

  /** A group that needs no change and may not be used as it is. */
  private static Change mark(DesiredGroup group, Optional<Live.Group> there) {
    return new Change(
        Change.Action.UPDATE,
        new Key.Group(group.name()),
        group.name(),
        there.map(Live.class::cast),
        new Fields.Group(group.fields()),
        List.of());
  }

  private void add(Change change, Optional<Diagnostic> against) {
    if (against.isPresent()) {
      refused.add(new Refusal(change, against.get(), Exit.POLICY));
    } else {
      changes.add(change);
    }
  }

  /** Also where their names differ only in case, since one file cannot tell these apart. */
  private void twins(DesiredGroup group) {
    List<Live> all =
        live.catalogue().all(Call.Kind.GROUP).stream()
            .filter(it -> it instanceof Live.Group found && found.name().equals(group.name()))
            .toList();
    if (all.size() > 1) {
      names.several(Call.Kind.GROUP, group.name().value(), all, group.at());
    }
  }

  private Optional<Change> create(DesiredGroup group) {
    GroupFields wanted = group.fields();
    trunks(group);
    missing(group, "primaryEdge", wanted.primaryEdge().isEmpty());
    missing(group, "phoneTrunkBases", wanted.phoneTrunkBases().orElse(List.of()).isEmpty());
    return Optional.of(
        new Change(
            Change.Action.CREATE,
            new Key.Group(group.name()),
            group.name(),
            Optional.empty(),
            new Fields.Group(wanted),
            differences.ofGroup(withoutEdges(wanted), GroupFields.NOTHING)));
  }

  private void missing(DesiredGroup group, String key, boolean absent) {
    if (absent) {
      wrong.add(
          Diagnostic.error(
              key.equals("primaryEdge") ? "group.no-primary-edge" : "group.no-trunk-base",
              group.at().toString(),
              "Group " + group.name() + " does not exist and has no " + key + ".",
              "A group is created with its trunk bases and gets its edges.",
              "Add " + key + ", or check the group's name against the platform."));
    }
  }

  private void trunks(DesiredGroup group) {
    group
        .fields()
        .phoneTrunkBases()
        .orElse(List.of())
        .forEach(name -> trunk(group, name, "PHONE", "phoneTrunkBases"));
    group.fields().edgeTrunkBase().ifPresent(name -> trunk(group, name, "EDGE", "edgeTrunkBase"));
  }

  private void trunk(DesiredGroup group, String name, String type, String key) {
    Optional<Live> found = names.one(Call.Kind.TRUNK_BASE, name, group.at());
    if (found.orElse(null) instanceof Live.Named trunk
        && !trunk.word().isEmpty()
        && !trunk.word().equals(type)) {
      wrong.add(
          Diagnostic.error(
              "trunk.other-type",
              group.at().toString(),
              "The trunk base settings \"" + name + "\" are of type " + trunk.word() + ".",
              key + " needs those of type " + type + ".",
              "Name others; the admin page shows the type of each."));
    }
  }

  private Optional<Change> update(DesiredGroup group, Live.Group there) {
    trunks(group);
    List<FieldChange> fields = differences.ofGroup(withoutEdges(group.fields()), there.fields());
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Change(
                Change.Action.UPDATE,
                new Key.Group(group.name()),
                group.name(),
                Optional.of(there),
                new Fields.Group(group.fields()),
                fields));
  }

  /** Edges are changes of their own; the type is nothing that this platform knows. */
  static GroupFields withoutEdges(GroupFields fields) {
    return new GroupFields(
        fields.description(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        fields.cleared().contains("description") ? Set.of("description") : Set.of(),
        fields.site(),
        fields.phoneTrunkBases(),
        fields.edgeTrunkBase());
  }

  private Optional<Diagnostic> region(DesiredGroup group) {
    Optional<String> hosts = live.tenant().flatMap(Live.Tenant::region);
    if (group.region().isPresent() && hosts.isEmpty()) {
      findings.add(unchecked(group, group.region().get()));
    }
    Optional<Diagnostic> why = new RegionCheck(live.tenant(), live.layout()).declared(group);
    if (why.isPresent() && mandate.anyRegion()) {
      findings.add(why.get().softened());
      return Optional.empty();
    }
    return why;
  }

  private static Diagnostic unchecked(DesiredGroup group, String expected) {
    return Diagnostic.warning(
        "region.unchecked",
        group.at() + " (group " + group.name() + ")",
        "Nothing says whether group " + group.name() + " is in " + expected + ".",
        "The API shows no region, and organization.region is not written.",
        "Write organization.region.");
  }
}
