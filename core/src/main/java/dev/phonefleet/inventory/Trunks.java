package dev.phonefleet.inventory;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.outside.Live;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts names in the place of a group's trunk base ids, which is how a file calls them. */
public final class Trunks {
  private Trunks() {}

  /** The group with names for the ids that are known; an unknown one stays as it is. */
  public static Live.Group named(Live.Group group, Map<String, String> names) {
    GroupFields old = group.fields();
    Optional<List<String>> phones =
        old.phoneTrunkBases()
            .map(ids -> ids.stream().map(id -> names.getOrDefault(id, id)).sorted().toList());
    GroupFields fields =
        new GroupFields(
            old.description(),
            old.type(),
            old.primaryEdge(),
            old.secondaryEdge(),
            old.cleared(),
            old.site(),
            phones,
            old.edgeTrunkBase().map(id -> names.getOrDefault(id, id)));
    return new Live.Group(
        group.id(),
        group.name(),
        fields,
        group.status(),
        group.statusWord(),
        group.provisioningUrl(),
        group.region(),
        group.raw());
  }
}
