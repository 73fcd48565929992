package dev.phonefleet.fleet;

import java.util.Optional;

/** The managed fields of an object, by its kind. */
public sealed interface Fields {
  /** A phone's. */
  record Phone(PhoneFields fields) implements Fields {}

  /**
   * An edge's: the group that it serves, its site where it has none of its own yet, and that it is
   * in service.
   */
  record Edge(GroupName group, Optional<String> site) implements Fields {}

  /** An edge group's. */
  record Group(GroupFields fields) implements Fields {}
}
