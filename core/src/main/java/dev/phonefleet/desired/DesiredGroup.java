package dev.phonefleet.desired;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import java.util.List;
import java.util.Optional;

/**
 * An edge group as the file wants it.
 *
 * @param at the entry in {@code edgeGroups}
 * @param region where it is expected to land; empty: the tenant's region
 * @param crossRegion whether another region than the tenant's is meant
 * @param failoverHosts looked at like the provisioning host
 * @param isProtected whether it and its phones must never be deleted
 */
public record DesiredGroup(
    GroupName name,
    Position at,
    GroupFields fields,
    Optional<String> region,
    boolean crossRegion,
    Readiness readiness,
    NameCheck dns,
    ReachCheck reach,
    List<String> failoverHosts,
    boolean isProtected,
    List<DesiredPhone> phones) {
  public DesiredGroup {
    failoverHosts = List.copyOf(failoverHosts);
    phones = List.copyOf(phones);
  }

  /** A group that no file describes: everything but its name is left to the defaults. */
  public static DesiredGroup named(GroupName name) {
    return new DesiredGroup(
        name,
        new Position("no file", 1, 0),
        GroupFields.NOTHING,
        Optional.empty(),
        false,
        Readiness.DEFAULT,
        name.isNone() ? NameCheck.PUBLISHED : NameCheck.DEFAULT,
        ReachCheck.DEFAULT,
        List.of(),
        false,
        List.of());
  }

  /** The same group where the platform tells no provisioning host. */
  public DesiredGroup withoutHost() {
    return new DesiredGroup(
        name,
        at,
        fields,
        region,
        crossRegion,
        readiness,
        dns.onlyNamed(),
        reach,
        failoverHosts,
        isProtected,
        phones);
  }

  /** The same group with these phones. */
  public DesiredGroup withPhones(List<DesiredPhone> others) {
    return new DesiredGroup(
        name,
        at,
        fields,
        region,
        crossRegion,
        readiness,
        dns,
        reach,
        failoverHosts,
        isProtected,
        others);
  }
}
