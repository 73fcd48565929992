package dev.phonefleet.fleet;

import java.util.Optional;
import java.util.Set;

/**
 * The managed fields of an edge group; empty declares nothing.
 *
 * @param type the kind of edge group, such as {@code Standard}
 * @param cleared declared to have no value: {@code description} or {@code secondaryEdge}
 */
public record GroupFields(
    Optional<String> description,
    Optional<String> type,
    Optional<String> primaryEdge,
    Optional<String> secondaryEdge,
    Set<String> cleared) {
  /** Nothing is declared. */
  public static final GroupFields NOTHING =
      new GroupFields(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

  public GroupFields {
    cleared = Set.copyOf(cleared);
  }
}
