package dev.phonefleet.fleet;

/** The managed fields of an object, by its kind. */
public sealed interface Fields {
  /** A phone's. */
  record Phone(PhoneFields fields) implements Fields {}

  /** An edge group's. */
  record Group(GroupFields fields) implements Fields {}
}
