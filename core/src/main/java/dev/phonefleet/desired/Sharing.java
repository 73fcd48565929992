package dev.phonefleet.desired;

import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one object for equal values, since inventories repeat models, sites, labels and settings in
 * every row. Bounded: what turns out to be different in every row is not worth keeping.
 */
final class Sharing {
  private static final int KEPT = 20_000;

  private final Map<String, Optional<String>> texts = new HashMap<>();
  private final Map<Map<String, Value>, Map<String, Value>> settings = new HashMap<>();

  Optional<String> text(String text) {
    return one(texts, text, Optional.of(text));
  }

  Map<String, Value> settings(Map<String, Value> values) {
    Map<String, Value> copy = Map.copyOf(values);
    return copy.isEmpty() ? Map.of() : one(settings, copy, copy);
  }

  /** The phone's fields with what others have too. */
  PhoneFields fields(PhoneFields fields) {
    return new PhoneFields(
        fields.name(),
        fields.model().flatMap(this::text),
        fields.site().flatMap(this::text),
        fields.user(),
        fields.description().flatMap(this::text),
        fields.lines(),
        settings(fields.settings()),
        fields.cleared(),
        fields.remote(),
        fields.standalone(),
        fields.station());
  }

  private static <K, V> V one(Map<K, V> kept, K key, V value) {
    V known = kept.get(key);
    if (known != null) {
      return known;
    }
    if (kept.size() < KEPT) {
      kept.put(key, value);
    }
    return value;
  }
}
