package dev.phonefleet.desired;

import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays what a row says over the defaults: the row wins, settings key by key. Parts that the row
 * says nothing about stay the same objects, so that a hundred thousand rows share them.
 */
final class Merging {
  static final String SETTING = "settings.";

  private Merging() {}

  static PhoneFields over(PhoneFields row, PhoneFields defaults) {
    if (defaults.equals(PhoneFields.NONE)) {
      return row;
    }
    return new PhoneFields(
        row.name(),
        text("model", row, row.model(), defaults.model()),
        text("site", row, row.site(), defaults.site()),
        text("user", row, row.user(), defaults.user()),
        text("description", row, row.description(), defaults.description()),
        lines(row, defaults),
        settings(row, defaults),
        cleared(row, defaults),
        row.remote().or(defaults::remote),
        row.standalone().or(defaults::standalone),
        row.station().or(defaults::station));
  }

  private static Optional<String> text(
      String key, PhoneFields row, Optional<String> own, Optional<String> general) {
    return own.isPresent() || row.cleared().contains(key) ? own : general;
  }

  private static Optional<Lines> lines(PhoneFields row, PhoneFields defaults) {
    if (row.lines().isEmpty()) {
      return row.cleared().contains("lines") ? Optional.empty() : defaults.lines();
    }
    if (row.lines().get() instanceof Lines.Some some) {
      // Where the defaults give the whole list, a row that names some lines still has a whole list.
      if (defaults.lines().orElse(some) instanceof Lines.Whole(var whole)) {
        return Optional.of(new Lines.Whole(some.over(whole)));
      }
      if (defaults.cleared().contains("lines")) {
        return Optional.of(new Lines.Whole(some.over(List.of())));
      }
    }
    return row.lines();
  }

  private static Map<String, Value> settings(PhoneFields row, PhoneFields defaults) {
    boolean clearsSome = row.cleared().stream().anyMatch(path -> path.startsWith(SETTING));
    if (row.settings().isEmpty() && !clearsSome) {
      return defaults.settings();
    }
    Map<String, Value> out = new HashMap<>(defaults.settings());
    row.cleared().stream()
        .filter(path -> path.startsWith(SETTING))
        .forEach(path -> out.remove(path.substring(SETTING.length())));
    out.putAll(row.settings());
    return out;
  }

  private static Set<String> cleared(PhoneFields row, PhoneFields defaults) {
    if (defaults.cleared().isEmpty()) {
      return row.cleared();
    }
    Set<String> out = new HashSet<>(row.cleared());
    defaults.cleared().stream().filter(path -> !declares(row, path)).forEach(out::add);
    return out;
  }

  private static boolean declares(PhoneFields row, String path) {
    return switch (path) {
      case "site" -> row.site().isPresent();
      case "user" -> row.user().isPresent();
      case "description" -> row.description().isPresent();
      case "lines" -> row.lines().isPresent();
      default ->
          path.startsWith(SETTING) && row.settings().containsKey(path.substring(SETTING.length()));
    };
  }
}
