package dev.phonefleet.inventory;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.outside.Live;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found on the platform.
 *
 * @param tenant empty where it could not be read
 * @param groups all edge groups of the tenant, by name
 * @param groupsAskedAt when they were asked: what is known of their states is not older
 * @param phones of the groups that were wanted and are there
 */
public record LiveFleet(
    Optional<Live.Tenant> tenant,
    Map<GroupName, Live.Group> groups,
    Instant groupsAskedAt,
    Map<GroupName, List<Live.Phone>> phones) {
  /** The group of that name, if there is one. */
  public Optional<Live.Group> group(GroupName name) {
    return Optional.ofNullable(groups.get(name));
  }

  /** The group of that id, if there is one. */
  public Optional<Live.Group> groupById(String id) {
    return groups.values().stream().filter(group -> group.id().equals(id)).findFirst();
  }

  /** The phones of a group; none where the group is not there. */
  public List<Live.Phone> phonesOf(GroupName name) {
    return phones.getOrDefault(name, List.of());
  }
}
