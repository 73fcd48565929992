package dev.phonefleet.fleet;

/** Where the file puts a phone. */
public sealed interface Scope {
  /** Under an edge group of the file. */
  record Group(GroupName name) implements Scope {}

  /** Under the top-level {@code phones}, without an edge group. */
  record Ungrouped() implements Scope {}
}
