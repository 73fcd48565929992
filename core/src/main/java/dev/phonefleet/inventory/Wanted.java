package dev.phonefleet.inventory;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What of an organisation a run wants to know.
 *
 * @param groups whose phones are wanted
 * @param everything all groups and sites, whatever is declared
 * @param phones whether any phones are
 * @param tenant whether the organisation itself is asked
 * @param region where the hosts are, if that is said anywhere
 * @param declared the groups of the file
 * @param sites the sites whose phones are wanted, by name, and the group that they belong to
 * @param people e-mail addresses, in lower case
 * @param catalogue whether the names of a file have to be looked up
 */
public record Wanted(
    Predicate<GroupName> groups,
    boolean everything,
    boolean phones,
    boolean tenant,
    Optional<String> region,
    Map<GroupName, GroupFields> declared,
    Map<String, GroupName> sites,
    List<String> people,
    boolean catalogue) {
  public Wanted {
    declared = Map.copyOf(declared);
    sites = Map.copyOf(sites);
    people = List.copyOf(people);
  }

  /** Whether any group names trunk bases. */
  boolean trunks() {
    return declared.values().stream()
        .anyMatch(it -> it.phoneTrunkBases().isPresent() || it.edgeTrunkBase().isPresent());
  }
}
