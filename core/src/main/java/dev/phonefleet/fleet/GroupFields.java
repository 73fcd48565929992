package dev.phonefleet.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The managed fields of an edge group; empty declares nothing.
 *
 * @param type the kind of edge group, such as {@code Standard}
 * @param cleared declared to have no value: {@code description} or {@code secondaryEdge}
 * @param site where its edges and, unless they say otherwise, its phones belong, by name
 * @param phoneTrunkBases by name, in any order
 * @param edgeTrunkBase by name
 */
public record GroupFields(
    Optional<String> description,
    Optional<String> type,
    Optional<String> primaryEdge,
    Optional<String> secondaryEdge,
    Set<String> cleared,
    Optional<String> site,
    Optional<List<String>> phoneTrunkBases,
    Optional<String> edgeTrunkBase) {
  /** Nothing is declared. */
  public static final GroupFields NOTHING =
      new GroupFields(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

  public GroupFields {
    cleared = Set.copyOf(cleared);
    phoneTrunkBases = phoneTrunkBases.map(List::copyOf);
  }

  /** Fields of a group that says nothing of sites and trunks. */
  public GroupFields(
      Optional<String> description,
      Optional<String> type,
      Optional<String> primaryEdge,
      Optional<String> secondaryEdge,
      Set<String> cleared) {
    this(
        description,
        type,
        primaryEdge,
        secondaryEdge,
        cleared,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
