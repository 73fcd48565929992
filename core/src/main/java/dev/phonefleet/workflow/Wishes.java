package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.inventory.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What of an organisation a command wants to know, by what its file says. */
final class Wishes {
  private Wishes() {}

  /** Everything that a plan needs. */
  static Wanted forPlan(DesiredFleet fleet, Optional<String> region) {
    return of(fleet, region, declared(fleet)::contains, false, true, true, people(fleet), true);
  }

  /** The groups and phones of the file, or all. */
  static Wanted forStatus(DesiredFleet fleet, Optional<String> region, boolean everything) {
    Set<GroupName> declared = declared(fleet);
    return of(
        fleet,
        region,
        name -> everything || declared.contains(name),
        everything,
        true,
        false,
        everything ? List.of() : people(fleet),
        false);
  }

  /**
   * Everything, or the phones of one site and what surrounds them. Trunk bases are listed only
   * where a group speaks of them, so the group that is none is made to.
   */
  static Wanted forExport(Optional<String> region, Optional<String> site) {
    GroupFields trunks =
        new GroupFields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.of(List.of()),
            Optional.empty());
    return new Wanted(
        name -> true,
        site.isEmpty(),
        true,
        false,
        region,
        Map.of(GroupName.NONE, trunks),
        site.map(name -> Map.of(name, GroupName.NONE)).orElse(Map.of()),
        List.of(),
        true);
  }

  /** As for a status, and the organisation itself, which a pin is held against. */
  static Wanted forReboot(DesiredFleet fleet, Optional<String> region, boolean everything) {
    Wanted status = forStatus(fleet, region, everything);
    return new Wanted(
        status.groups(),
        status.everything(),
        status.phones(),
        true,
        status.region(),
        status.declared(),
        status.sites(),
        status.people(),
        status.catalogue());
  }

  /** No phones: only what stands in a file besides them. */
  static Wanted forCheckup(DesiredFleet fleet, Optional<String> region) {
    return of(fleet, region, name -> false, fleet.groups().isEmpty(), false, true, List.of(), true);
  }

  static Wanted of(
      DesiredFleet fleet,
      Optional<String> region,
      Predicate<GroupName> groups,
      boolean everything,
      boolean phones,
      boolean tenant,
      List<String> people,
      boolean catalogue) {
    Map<GroupName, GroupFields> declared = new HashMap<>();
    fleet.groups().forEach(group -> declared.put(group.name(), group.fields()));
    Map<String, GroupName> sites = new HashMap<>();
    for (DesiredGroup scope : fleet.scopes()) {
      scope.fields().site().ifPresent(site -> sites.put(site, scope.name()));
      for (DesiredPhone phone : scope.phones()) {
        phone.fields().site().ifPresent(site -> sites.putIfAbsent(site, scope.name()));
      }
    }
    return new Wanted(
        groups, everything, phones, tenant, region, declared, sites, people, catalogue);
  }

  private static List<String> people(DesiredFleet fleet) {
    Set<String> people = new TreeSet<>();
    for (DesiredGroup scope : fleet.scopes()) {
      for (DesiredPhone phone : scope.phones()) {
        phone.fields().user().ifPresent(people::add);
      }
    }
    return List.copyOf(people);
  }

  private static Set<GroupName> declared(DesiredFleet fleet) {
    Set<GroupName> out = new TreeSet<>();
    fleet.scopes().forEach(scope -> out.add(scope.name()));
    return out;
  }
}
