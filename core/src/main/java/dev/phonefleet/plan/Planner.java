package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Region;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Gathered;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a file with what is there. One object plans once. */
public final class Planner {

  private final DesiredFleet desired;
  private final LiveFleet live;
  private final Map<GroupName, String> unlisted;
  private final Mandate mandate;
  private final Differences differences;
  private final RegionCheck regions;
  private final Map<PhoneKey, Found> byKey = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final List<Plan.Unplanned> unplanned = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<Diagnostic> wrong = new ArrayList<>();
  private final List<DesiredGroup> going = new ArrayList<>();
  private int unchanged;

  private record Found(GroupName group, Live.Phone phone) {}

  private Planner(DesiredFleet desired, Gathered gathered, Mandate mandate) {
    this.desired = desired;
    this.live = gathered.fleet();
    this.unlisted = gathered.unlisted();
    this.mandate = mandate;
    this.differences = new Differences(desired.secrets());
    this.regions = new RegionCheck(live.tenant());
  }

  /** The plan, or what makes the file impossible. */
  public static Planning plan(DesiredFleet desired, Gathered gathered, Mandate mandate) {
    return switch (gathered.fleet().layout()) {
      case IN_GROUPS -> new Planner(desired, gathered, mandate).plan();
      case AT_SITES -> SitePlanner.plan(desired, gathered, mandate);
    };
  }

  private Planning plan() {
    tenant();
    live.phones()
        .forEach((group, phones) ->
            phones.forEach(phone -> byKey.putIfAbsent(phone.key(), new Found(group, phone))));
    desired.groups().forEach(this::group);
    return wrong.isEmpty()
        ? new Planning.Ready(new Plan(changes, refused, unplanned, findings, unchanged, going))
        : new Planning.Wrong(List.copyOf(wrong));
  }

  private void tenant() {
    Optional<String> region = live.tenant().flatMap(Live.Tenant::region);
    Optional<String> stated = desired.organization().region();
    if (region.isPresent() && stated.isPresent() && !Region.aligned(region.get(), stated.get())) {
      findings.add(
          Diagnostic.warning(
              "region.other-host",
              desired.organization().at().toString(),
              "organization.region is "
                  + stated.get()
                  + ", the tenant's default region is "
                  + region.get()
                  + ".",
              "organization.region only picks the hosts.",
              "Write the tenant's region, unless the hosts are meant."));
    }
  }

  private void group(DesiredGroup group) {
    if (unlisted.containsKey(group.name())) {
      unplanned.add(
          new Plan.Unplanned(
              group.name(),
              group.phones().size(),
              Diagnostic.error(
                  "group.unlisted",
                  "group " + group.name(),
                  "The phones of group " + group.name() + " could not be listed.",
                  unlisted.getOrDefault(group.name(), ""),
                  "Nothing of it was written; run the same command again.")));
      return;
    }
    Optional<Diagnostic> region = region(group);
    Optional<Change> own = ownChange(group);
    int refusedBefore = refused.size();
    if (own.isPresent()) {
      ownChange(group, own.get(), region);
    }
    if (region.isEmpty()) {
      going.add(group);
    }
    for (DesiredPhone phone : group.phones()) {
      phone(group, phone, region);
    }
    if (own.isEmpty()) {
      silent(group, region, refused.size() > refusedBefore);
    }
  }

  /** A group that needs no change; one in the wrong region must be named all the same. */
  private void silent(DesiredGroup group, Optional<Diagnostic> region, boolean named) {
    if (region.isPresent() && !named) {
      refused.add(new Refusal(untouched(group), region.get(), Exit.POLICY));
    } else {
      unchanged++;
    }
  }

  /** What forbids writing to the group for its region; a warning instead where that is allowed. */
  private Optional<Diagnostic> region(DesiredGroup group) {
    Optional<Live.Group> there = live.group(group.name());
    there.flatMap(found -> regions.unknown(group, found)).ifPresent(findings::add);
    Optional<Diagnostic> against =
        regions.declared(group).or(() -> there.flatMap(found -> regions.landed(group, found)));
    if (against.isPresent() && mandate.anyRegion()) {
      Diagnostic it = against.get();
      findings.add(
          Diagnostic.warning(
              it.code(),
              it.where(),
              it.what(),
              it.why(),
              "Written all the same: the gate is skipped."));
      return Optional.empty();
    }
    return against;
  }

  private Optional<Change> ownChange(DesiredGroup group) {
    Key key = new Key.Group(group.name());
    Fields wanted = new Fields.Group(group.fields());
    Optional<Live.Group> there = live.group(group.name());
    if (there.isEmpty()) {
      if (group.fields().primaryEdge().isEmpty()) {
        wrong.add(
            Diagnostic.error(
                "group.no-primary-edge",
                group.at().toString(),
                "Group " + group.name() + " does not exist and has no primaryEdge.",
                "A group is created with its edges.",
                "Add primaryEdge, or check the group's name against the platform."));
      }
      return Optional.of(
          new Change(
              Change.Action.CREATE,
              key,
              group.name(),
              Optional.empty(),
              wanted,
              differences.ofGroup(group.fields(), NO_GROUP)));
    }
    List<FieldChange> fields = differences.ofGroup(group.fields(), there.get().fields());
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Change(
                Change.Action.UPDATE, key, group.name(), Optional.of(there.get()), wanted, fields));
  }

  /** A group that needs no change and may not be used as it is. */
  private Change untouched(DesiredGroup group) {
    return new Change(
        Change.Action.UPDATE,
        new Key.Group(group.name()),
        group.name(),
        live.group(group.name()).map(Live.class::cast),
        new Fields.Group(group.fields()),
        List.of());
  }

  private void ownChange(DesiredGroup group, Change change, Optional<Diagnostic> region) {
    Optional<Diagnostic> edges =
        change.action() == Change.Action.UPDATE && !mandate.edgeMoves()
            ? EdgeMoves.refusal(group, change.fields())
            : Optional.empty();
    if (region.isPresent()) {
      refused.add(new Refusal(change, region.get(), Exit.POLICY));
    } else if (edges.isPresent()) {
      refused.add(new Refusal(change, edges.get(), Exit.POLICY));
    } else {
      changes.add(change);
    }
  }

  private void phone(DesiredGroup group, DesiredPhone phone, Optional<Diagnostic> region) {
    Key key = new Key.Phone(phone.key());
    Fields wanted = new Fields.Phone(phone.fields());
    @Nullable Found found = found(group, phone);
    if (found == null) {
      add(
          new Change(
              Change.Action.CREATE,
              key,
              group.name(),
              Optional.empty(),
              wanted,
              differences.ofPhone(phone.fields(), PhoneFields.NONE)),
          region);
    } else if (!found.group().equals(group.name())) {
      refused.add(new Refusal(move(group, phone, found), moved(group, phone, found), Exit.POLICY));
    } else {
      List<FieldChange> fields = differences.ofPhone(phone.fields(), found.phone().fields());
      if (fields.isEmpty()) {
        unchanged++;
      } else {
        add(
            new Change(
                Change.Action.UPDATE,
                key,
                group.name(),
                Optional.of(found.phone()),
                wanted,
                fields),
            region);
      }
    }
  }

  /** The live phone; where several groups show it, the one of its own group. */
  private @Nullable Found found(DesiredGroup group, DesiredPhone phone) {
    Found any = byKey.get(phone.key());
    if (any == null || any.group().equals(group.name())) {
      return any;
    }
    return live.phonesOf(group.name()).stream()
        .filter(there -> there.key().equals(phone.key()))
        .findFirst()
        .map(there -> new Found(group.name(), there))
        .orElse(any);
  }

  private void add(Change change, Optional<Diagnostic> region) {
    if (region.isPresent()) {
      refused.add(new Refusal(change, region.get(), Exit.POLICY));
    } else {
      changes.add(change);
    }
  }

  private static Change move(DesiredGroup group, DesiredPhone phone, Found found) {
    FieldChange field =
        new FieldChange(
            "group",
            Optional.of(new Value.Text(found.group().value())),
            Optional.of(new Value.Text(group.name().value())),
            false);
    return new Change(
        Change.Action.MOVE,
        new Key.Phone(phone.key()),
        group.name(),
        Optional.of(found.phone()),
        new Fields.Phone(phone.fields()),
        List.of(field));
  }

  private static Diagnostic moved(DesiredGroup group, DesiredPhone phone, Found found) {
    return Diagnostic.error(
        "phone.move",
        phone.at() + " (phone " + phone.key() + ", id " + found.phone().id() + ")",
        "Phone "
            + phone.key()
            + " is in group "
            + found.group()
            + " and declared in "
            + group.name()
            + ".",
        "Moving a phone between groups is not done unasked.",
        "Declare it under " + found.group() + ", or move it in the admin page.");
  }

  private static final GroupFields NO_GROUP =
      new GroupFields(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
}
