package dev.phonefleet.simulator.platform;

import java.util.HashSet;
import java.util.Set;

/**
 * Which members a listing shows that it leaves out otherwise.
 *
 * @param names what was named by expand and fields
 * @param all whether all is shown
 */
record Asked(Set<String> names, boolean all) {
  static final Asked EVERYTHING = new Asked(Set.of(), true);
  static final Asked NOTHING = new Asked(Set.of(), false);

  static Asked of(Query query) {
    Set<String> names = new HashSet<>(query.values("expand"));
    names.addAll(query.values("fields"));
    return new Asked(Set.copyOf(names), false);
  }

  boolean expands(String name) {
    return all || names.contains(name);
  }

  boolean properties() {
    return all
        || names.stream()
            .anyMatch(name -> name.equals("properties") || name.startsWith("properties."));
  }

  /**
   * What is left out of a body: lines and ids always, since they are shown otherwise; the rest only
   * when it was not asked for.
   */
  Set<String> hidden(String... others) {
    Set<String> hidden = new HashSet<>();
    for (String other : others) {
      if (!expands(other) || other.equals("lines") || other.equals("id")) {
        hidden.add(other);
      }
    }
    if (!properties()) {
      hidden.add("properties");
    }
    return hidden;
  }
}
