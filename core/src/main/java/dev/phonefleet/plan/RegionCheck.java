package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.fleet.Region;
import dev.phonefleet.outside.Live;
import java.util.Optional;

/**
 * Whether a group is, or will be, where the tenant can serve its phones. A group elsewhere is
 * created all the same by the platform, and only its phones fail later.
 */
public final class RegionCheck {
  private final Optional<Live.Tenant> tenant;
  private final Layout layout;

  /** Checks against the tenant, as far as it could be read. */
  public RegionCheck(Optional<Live.Tenant> tenant) {
    this(tenant, Layout.IN_GROUPS);
  }

  /**
   * Checks against the tenant, as far as it could be read.
   *
   * @param layout where phones live at sites, no other region is shown than that of the hosts
   */
  public RegionCheck(Optional<Live.Tenant> tenant, Layout layout) {
    this.tenant = tenant;
    this.layout = layout;
  }

  /** What speaks against the group as it is declared. */
  public Optional<Diagnostic> declared(DesiredGroup group) {
    if (tenant.isEmpty()) {
      return Optional.empty();
    }
    if (layout == Layout.AT_SITES) {
      return againstHosts(group);
    }
    if (group.crossRegion() && !tenant.get().crossRegionRouting()) {
      return Optional.of(
          mismatch(
              group.at() + " (group " + group.name() + ")",
              "Group "
                  + group.name()
                  + " asks for crossRegion, and the tenant has no cross-region"
                  + " routing.",
              "Phone writes would be refused later with 403 or \"Resource not found\".",
              "Have cross-region routing enabled for the tenant, or leave crossRegion out."));
    }
    Optional<String> home = tenant.get().region();
    if (group.region().isEmpty()
        || home.isEmpty()
        || Region.aligned(group.region().get(), home.get())
        || group.crossRegion()) {
      return Optional.empty();
    }
    return Optional.of(
        mismatch(
            group.at() + " (group " + group.name() + ")",
            "Group "
                + group.name()
                + " is declared in "
                + group.region().get()
                + ", the tenant's default region is "
                + home.get()
                + ".",
            "The platform creates such a group and then refuses its phones.",
            "Use the tenant's region, or set crossRegion: true once cross-region routing is"
                + " enabled."));
  }

  private Optional<Diagnostic> againstHosts(DesiredGroup group) {
    Optional<String> hosts = tenant.flatMap(Live.Tenant::region);
    if (group.region().isEmpty()
        || hosts.isEmpty()
        || group.crossRegion()
        || Region.aligned(group.region().get(), hosts.get())) {
      return Optional.empty();
    }
    return Optional.of(
        mismatch(
            group.at() + " (group " + group.name() + ")",
            "Group "
                + group.name()
                + " is declared in "
                + group.region().get()
                + ", the organisation's hosts are in "
                + hosts.get()
                + ".",
            "The API shows no other region than that of its hosts.",
            "Correct organization.region or the group's region; crossRegion: true means it."));
  }

  /** What speaks against the region in which the group was found or has landed. */
  public Optional<Diagnostic> landed(DesiredGroup group, Live.Group live) {
    if (layout == Layout.AT_SITES) {
      return Optional.empty();
    }
    Optional<String> expected = group.region().or(() -> tenant.flatMap(Live.Tenant::region));
    boolean routed =
        group.crossRegion()
            && group.region().isEmpty()
            && tenant.map(Live.Tenant::crossRegionRouting).orElse(false);
    if (expected.isEmpty()
        || live.region().isEmpty()
        || routed
        || Region.aligned(expected.get(), live.region().get())) {
      return Optional.empty();
    }
    return Optional.of(
        mismatch(
            "group " + group.name() + " (id " + live.id() + ")",
            "Group "
                + group.name()
                + " is in "
                + live.region().get()
                + ", expected is "
                + expected.get()
                + ".",
            "The platform restricts telephony to regions: phones of this group would be refused.",
            "The group is kept as it is and no phone of it is written. Delete it in the admin page"
                + " and run again if it belongs in "
                + expected.get()
                + "; or declare region: "
                + live.region().get()
                + " with crossRegion: true, once the tenant has cross-region routing."));
  }

  /** A warning when nothing can be said about the group's region. */
  public Optional<Diagnostic> unknown(DesiredGroup group, Live.Group live) {
    if (layout == Layout.AT_SITES) {
      return Optional.empty();
    }
    boolean nothing = group.region().isEmpty() && tenant.flatMap(Live.Tenant::region).isEmpty();
    if (live.region().isPresent() || nothing) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.warning(
            "region.unchecked",
            "group " + group.name() + " (id " + live.id() + ")",
            "The platform does not say in which region group " + group.name() + " is.",
            "Its answer has no region.",
            "Look at the group in the admin page."));
  }

  private static Diagnostic mismatch(String where, String what, String why, String next) {
    return Diagnostic.error("region.mismatch", where, what, why, next);
  }
}
