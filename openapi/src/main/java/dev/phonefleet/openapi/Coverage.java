package dev.phonefleet.openapi;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Remembers which operations were used and how they were answered. May be told by several threads.
 */
public final class Coverage {
  private final PublishedApi api;
  private final Map<String, Set<Integer>> statuses = new ConcurrentHashMap<>();

  /** Nothing is exercised yet. */
  public Coverage(PublishedApi api) {
    this.api = api;
  }

  /**
   * An exchange took place. One that is not published counts for nothing: it is a finding already.
   */
  public void exercised(String method, String path, int status) {
    api.operation(method, path)
        .ifPresent(
            id -> statuses.computeIfAbsent(id, _ -> new ConcurrentSkipListSet<>()).add(status));
  }

  /** The ids of the operations that were used. */
  public SortedSet<String> operations() {
    return new TreeSet<>(statuses.keySet());
  }

  /** The ids of the operations that nobody used, in the order of the description. */
  public Set<String> missing() {
    Set<String> missing = new LinkedHashSet<>(api.operations());
    missing.removeAll(statuses.keySet());
    return missing;
  }

  /** How an operation was answered. */
  public SortedSet<Integer> statuses(String operation) {
    return new TreeSet<>(statuses.getOrDefault(operation, Set.of()));
  }
}
