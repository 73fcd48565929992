package dev.phonefleet.desired;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that one kind of mapping may have, with the keys below them: the table that the reader
 * works by and that the schema is compared with.
 */
final class Keys {
  /** How a key's value holds further keys. */
  private enum Below {
    MAPPING,
    LIST
  }

  private record Inner(Below how, Keys keys) {}

  private final String what;
  private final SequencedMap<String, Optional<Inner>> known = new LinkedHashMap<>();

  private Keys(String what) {
    this.what = what;
  }

  /** A table with keys that hold no further keys. */
  static Keys of(String what, String... names) {
    Keys keys = new Keys(what);
    for (String name : names) {
      keys.known.put(name, Optional.empty());
    }
    return keys;
  }

  /** Adds a key that holds a mapping. */
  Keys with(String name, Keys inner) {
    known.put(name, Optional.of(new Inner(Below.MAPPING, inner)));
    return this;
  }

  /** Adds a key that holds a list of mappings. */
  Keys each(String name, Keys inner) {
    known.put(name, Optional.of(new Inner(Below.LIST, inner)));
    return this;
  }

  /** The kind of mapping, with its article, for messages. */
  String what() {
    return what;
  }

  SequencedSet<String> names() {
    return known.sequencedKeySet();
  }

  boolean knows(String name) {
    return known.containsKey(name);
  }

  /** The table of a key that holds further keys. */
  Keys below(String name) {
    return known
        .getOrDefault(name, Optional.empty())
        .orElseThrow(() -> new IllegalArgumentException("no keys below " + name))
        .keys();
  }

  /** Every key below, as {@code edgeGroups[].phones.list[].mac}. */
  Set<String> paths() {
    Set<String> out = new TreeSet<>();
    List<String> prefix = new ArrayList<>();
    collect(prefix, out);
    return out;
  }

  private void collect(List<String> prefix, Set<String> out) {
    known.forEach((name, inner) -> {
      prefix.add(name);
      out.add(String.join(".", prefix));
      inner.ifPresent(below -> {
        if (below.how() == Below.LIST) {
          prefix.set(prefix.size() - 1, name + "[]");
        }
        below.keys().collect(prefix, out);
      });
      prefix.removeLast();
    });
  }
}
