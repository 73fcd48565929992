package dev.phonefleet.inventory;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Layout;
import dev.phonefleet.outside.Live;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found on the platform.
 *
 * @param layout where its phones are kept
 * @param tenant empty where it could not be read
 * @param groups all edge groups of the tenant, by name
 * @param groupsAskedAt when they were asked: what is known of their states is not older
 * @param phones of the groups that were wanted and are there
 * @param sites which group a site's phones belong to, by the site's id; empty where phones live in
 *     their groups
 * @param catalogue what the file's names stand for
 */
public record LiveFleet(
    Layout layout,
    Optional<Live.Tenant> tenant,
    Map<GroupName, Live.Group> groups,
    Instant groupsAskedAt,
    Map<GroupName, List<Live.Phone>> phones,
    Map<String, GroupName> sites,
    Catalogue catalogue) {
  /** A fleet whose phones live in their groups. */
  public LiveFleet(
      Optional<Live.Tenant> tenant,
      Map<GroupName, Live.Group> groups,
      Instant groupsAskedAt,
      Map<GroupName, List<Live.Phone>> phones) {
    this(Layout.IN_GROUPS, tenant, groups, groupsAskedAt, phones, Map.of(), Catalogue.EMPTY);
  }

  /** The group of that name, if there is one. */
  public Optional<Live.Group> group(GroupName name) {
    return Optional.ofNullable(groups.get(name));
  }

  /** The phones of a group; none where the group is not there. */
  public List<Live.Phone> phonesOf(GroupName name) {
    return phones.getOrDefault(name, List.of());
  }

  /** The group that a phone belongs to by where it lives. */
  public GroupName groupOf(Live.Phone phone) {
    return switch (phone.home()) {
      case Home.InGroup(String id) ->
          groups.values().stream()
              .filter(group -> group.id().equals(id))
              .findFirst()
              .map(Live.Group::name)
              .orElse(new GroupName(id));
      case Home.AtSite(String id) -> sites.getOrDefault(id, GroupName.NONE);
    };
  }

  /** The same with more known. */
  public LiveFleet with(Catalogue more) {
    return new LiveFleet(layout, tenant, groups, groupsAskedAt, phones, sites, more);
  }
}
