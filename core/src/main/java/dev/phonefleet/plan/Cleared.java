package dev.phonefleet.plan;

import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A setting that is cleared goes back to what the template of its model sets, so where it is that
 * already, nothing is left to be cleared.
 */
public final class Cleared {
  private static final String SETTING = "settings.";

  private Cleared() {}

  /** Whether a phone's settings are cleared at all, so that its template has to be known. */
  static boolean any(PhoneFields wanted) {
    return wanted.cleared().stream().anyMatch(path -> path.startsWith(SETTING));
  }

  /** What is left of the differences. */
  public static List<FieldChange> left(
      List<FieldChange> fields, PhoneFields wanted, PhoneFields live, Catalogue catalogue) {
    if (!any(wanted)) {
      return fields;
    }
    Map<String, Value> presets = catalogue.presets(wanted.model().or(live::model));
    return fields.stream().filter(field -> !preset(field, presets)).toList();
  }

  private static boolean preset(FieldChange field, Map<String, Value> presets) {
    if (field.to().isPresent() || !field.path().startsWith(SETTING)) {
      return false;
    }
    Optional<Value> preset =
        Optional.ofNullable(presets.get(field.path().substring(SETTING.length())));
    return preset.isPresent()
        && field.from().isPresent()
        && Value.same(preset.get(), field.from().get());
  }
}
