package dev.phonefleet.desired;

import dev.phonefleet.fleet.GroupName;
import java.util.Optional;

/**
 * Whose phones one {@code phones} holds: an edge group's, or those of sites without one.
 *
 * @param shown for messages
 * @param site the site that the group names
 * @param at the group's site, or the top-level {@code phones}
 */
record Scope(String shown, Optional<String> site, Position at) {
  /** A group, and the site that it names. */
  static Scope group(Section section, Optional<GroupName> name, Optional<String> site) {
    String shown =
        name.map(known -> "the edge group " + Mistake.shown(known.value()))
            .orElse("an edge group without a name");
    return new Scope(shown, site, section.at("site"));
  }

  /** The top-level phones. */
  static Scope ungrouped(Section root) {
    return new Scope("the top-level `phones`", Optional.empty(), root.keyAt("phones"));
  }
}
