package dev.phonefleet.fleet;

import java.util.Locale;

/**
 * The name of an edge group. It becomes part of a host name, so two names that differ only in case
 * are the same name; the spelling that was given is kept.
 *
 * @param value the name as it was written
 */
public record GroupName(String value) implements Comparable<GroupName> {
  /** Where phones stand that belong to no edge group: those of sites without edges of their own. */
  public static final GroupName NONE = new GroupName("");

  /** Whether there is no such group. */
  public boolean isNone() {
    return value.isEmpty();
  }

  private String folded() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupName that && folded().equals(that.folded());
  }

  @Override
  public int hashCode() {
    return folded().hashCode();
  }

  @Override
  public int compareTo(GroupName other) {
    return folded().compareTo(other.folded());
  }

  @Override
  public String toString() {
    return isNone() ? "no edge group" : value;
  }
}
