package dev.phonefleet.workflow;

import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.outside.Live;
import java.util.List;
import java.util.Optional;

/**
 * Which phones are meant: those that everything in it holds for.
 *
 * @param group the group that they stand in
 * @param site the name of their site
 * @param mac the hardware address
 * @param name the phone's name
 */
public record Selection(
    Optional<GroupName> group,
    Optional<String> site,
    Optional<MacAddress> mac,
    Optional<String> name) {
  /** Whether a phone in that group is meant by any of them. */
  static boolean any(List<Selection> selections, GroupName in, Live.Phone phone) {
    return selections.stream().anyMatch(it -> it.means(in, phone));
  }

  private boolean means(GroupName in, Live.Phone phone) {
    return group.filter(it -> !it.equals(in)).isEmpty()
        && site.filter(it -> !phone.fields().site().equals(Optional.of(it))).isEmpty()
        && mac.filter(it -> !phone.key().equals(new PhoneKey.Mac(it))).isEmpty()
        && name.filter(it -> !phone.fields().name().equals(Optional.of(it))).isEmpty();
  }
}
