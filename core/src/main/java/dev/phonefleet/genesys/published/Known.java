package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was read so far and is needed to read further: whose address an id stands for, and the one
 * copy of texts that thousands of phones share. Thread-safe.
 */
final class Known {
  /** More values than this are hardly the same on many phones. */
  private static final int MOST_VALUES = 10_000;

  private final Map<String, String> emails = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<String, Home> homes = new ConcurrentHashMap<>();
  private final Map<Value, Value> values = new ConcurrentHashMap<>();

  /** Remembers a person's address. */
  void email(String id, String email) {
    if (!email.isEmpty()) {
      emails.put(id, email.toLowerCase(Locale.ROOT));
    }
  }

  /** A person's address in lower case, or {@code id:} and the id where it was never read. */
  String email(String id) {
    String email = emails.get(id);
    return email == null ? unknown(id) : email;
  }

  /** Remembers the name of a site or model. */
  void name(String id, String name) {
    if (!name.isEmpty()) {
      names.put(id, name);
    }
  }

  /** The name of a site or model, or {@code id:} and the id where it was never read. */
  String name(String id) {
    String name = names.get(id);
    return name == null ? unknown(id) : name;
  }

  /** The name of a site or model that was listed. */
  Optional<String> listed(String id) {
    return Optional.ofNullable(names.get(id));
  }

  private static String unknown(String id) {
    return "id:" + id;
  }

  Home atSite(String id) {
    return homes.computeIfAbsent(id, Home.AtSite::new);
  }

  /** The first value that equalled this one. */
  Value shared(Value value) {
    if (values.size() >= MOST_VALUES) {
      return values.getOrDefault(value, value);
    }
    Value first = values.putIfAbsent(value, value);
    return first == null ? value : first;
  }
}
