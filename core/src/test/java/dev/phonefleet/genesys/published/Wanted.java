package dev.phonefleet.genesys.published;

import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what a file declares of a phone. */
final class Wanted {
  private Optional<String> name = Optional.empty();
  private Optional<String> model = Optional.empty();
  private Optional<String> site = Optional.empty();
  private Optional<String> description = Optional.empty();
  private Optional<Lines> lines = Optional.empty();
  private Optional<String> remote = Optional.empty();
  private Optional<Boolean> standalone = Optional.empty();
  private Optional<String> user = Optional.empty();
  private Optional<Station> station = Optional.empty();
  private final Map<String, Value> settings = new HashMap<>();
  private final Set<String> cleared = new HashSet<>();

  Wanted name(String value) {
    name = Optional.of(value);
    return this;
  }

  Wanted model(String value) {
    model = Optional.of(value);
    return this;
  }

  Wanted site(String value) {
    site = Optional.of(value);
    return this;
  }

  Wanted description(String value) {
    description = Optional.of(value);
    return this;
  }

  Wanted lines(Line... whole) {
    return lines(new Lines.Whole(List.of(whole)));
  }

  Wanted lines(Lines value) {
    lines = Optional.of(value);
    return this;
  }

  Wanted remote(String value) {
    remote = Optional.of(value);
    return this;
  }

  Wanted standalone(boolean value) {
    standalone = Optional.of(value);
    return this;
  }

  Wanted user(String email) {
    user = Optional.of(email);
    return this;
  }

  Wanted station(Station value) {
    station = Optional.of(value);
    return this;
  }

  Wanted setting(String key, Value value) {
    settings.put(key, value);
    return this;
  }

  Wanted cleared(String path) {
    cleared.add(path);
    return this;
  }

  PhoneFields fields() {
    return new PhoneFields(
        name,
        model,
        site,
        user,
        description,
        lines,
        settings,
        cleared,
        remote,
        standalone,
        station);
  }
}
