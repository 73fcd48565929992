package dev.phonefleet.simulator.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * All objects of one kind. What a listing selects is remembered until something changes, so that
 * its pages cost no sorting. Reading by id is safe at any time; for all else the store's monitor is
 * held.
 */
final class Shelf {
  private static final int REMEMBERED = 32;

  private final Map<String, Item> items = new ConcurrentHashMap<>();
  private final Map<String, List<Item>> sorted = new HashMap<>();
  private final Map<String, List<Item>> selected =
      new LinkedHashMap<>(REMEMBERED * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Item>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** From then on nothing shows or vanishes by itself. */
  private Instant quiet = Instant.MIN;

  Optional<Item> find(String id) {
    return Optional.ofNullable(items.get(id));
  }

  Collection<Item> all() {
    return items.values();
  }

  void put(Item item) {
    items.put(item.id(), item);
    later(item.byId());
    later(item.listed());
    item.deletion().ifPresent(deletion -> later(deletion.gone()));
    changed();
  }

  void remove(String id) {
    items.remove(id);
    changed();
  }

  void changed() {
    sorted.clear();
    selected.clear();
  }

  /**
   * What a listing shows.
   *
   * @param order names the comparator
   * @param filtered names the filter; empty when it depends on time, so that nothing is remembered
   */
  List<Item> select(
      String order,
      Comparator<Item> comparator,
      Optional<String> filtered,
      Predicate<Item> filter,
      Instant now) {
    String key = order + '\n' + filtered.orElse("");
    boolean lasting = filtered.isPresent() && !now.isBefore(quiet);
    List<Item> known = lasting ? selected.get(key) : null;
    if (known != null) {
      return known;
    }
    List<Item> ordered =
        sorted.computeIfAbsent(order, _ -> items.values().stream().sorted(comparator).toList());
    List<Item> found = new ArrayList<>();
    for (Item item : ordered) {
      if (filter.test(item)) {
        found.add(item);
      }
    }
    List<Item> result = List.copyOf(found);
    if (lasting) {
      selected.put(key, result);
    }
    return result;
  }

  private void later(Instant moment) {
    quiet = moment.isAfter(quiet) ? moment : quiet;
  }
}
