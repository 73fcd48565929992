package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.gate.GateOptions;
import dev.phonefleet.gate.NetworkPath;
import dev.phonefleet.gate.Targets;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Live;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways of groups to where their phones boot from, for one look. */
final class Paths {
  private Paths() {}

  /**
   * The groups that are meant: those of the file and those of these names, each of the latter as if
   * it were declared with nothing but its name.
   */
  static List<DesiredGroup> groups(DesiredFleet fleet, Collection<GroupName> others) {
    Map<GroupName, DesiredGroup> out = new LinkedHashMap<>();
    fleet.groups().forEach(group -> out.put(group.name(), group));
    boolean told = fleet.organization().api() == Organization.Api.GUIDE;
    others.stream()
        .sorted()
        .forEach(name ->
            out.computeIfAbsent(
                name, it -> told ? DesiredGroup.named(it) : DesiredGroup.named(it).withoutHost()));
    return List.copyOf(out.values());
  }

  static List<NetworkPath> of(List<DesiredGroup> groups, LiveFleet live, GateOptions gates) {
    return groups.stream()
        .filter(group -> group.dns().hasHost())
        .map(group ->
            Targets.of(group, live.group(group.name()).flatMap(Live.Group::provisioningUrl), gates))
        .map(targets -> new NetworkPath(targets, gates, true))
        .toList();
  }
}
