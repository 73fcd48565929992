package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.desired.RolloutOptions.DoneWhen;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads {@code rollout}. */
final class RolloutReader {
  private static final SequencedMap<String, DoneWhen> WAITS = new LinkedHashMap<>();
  private static final SequencedMap<String, String> DAYS = new LinkedHashMap<>();

  static {
    WAITS.put("accepted", DoneWhen.ACCEPTED);
    WAITS.put("active", DoneWhen.ACTIVE);
    for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")) {
      DAYS.put(day, day);
    }
  }

  private RolloutReader() {}

  static RolloutOptions read(Section section, Optional<Api> api) {
    later(section);
    RolloutOptions general = RolloutOptions.DEFAULT;
    Duration settle = section.value("settle", Durations::any).orElse(general.settle());
    if (api.equals(Optional.of(Api.GUIDE)) && !settle.equals(general.settle())) {
      Contract.warn(
          section.source().findings(),
          section,
          "settle",
          Api.GUIDE,
          "The guide's contract says itself which phones are PROVISIONING.");
    }
    return new RolloutOptions(
        section.value("wait", Scalars.word(WAITS)).orElse(general.doneWhen()),
        section.positive("phoneTimeout", general.phoneTimeout()),
        section.flag("ifChanged", general.ifChanged()),
        settle);
  }

  private static void later(Section section) {
    Optional<List<String>> waves = section.values("waves", Scalars::countOrShare);
    // All at once is what holds without waves.
    List<String> written = waves.orElse(List.of());
    section.later("waves", written.isEmpty() || written.equals(List.of("100%")));

    Optional<String> abortAfter = section.value("abortAfter", RolloutReader::abortAfter);
    section.later("abortAfter", abortAfter.orElse("never").equals("never"));

    Optional<Section> window = section.section("window");
    window.ifPresent(RolloutReader::window);
    section.later("window", window.isEmpty());
  }

  private static Checked<String> abortAfter(Node.Scalar scalar) {
    return scalar.text().equals("never") ? Checked.good("never") : Scalars.countOrShare(scalar);
  }

  private static void window(Section window) {
    window.values("days", Scalars.word(DAYS));
    window.notEmpty("days", "Name a day, or remove the key: then every day is meant.");
    window.value("from", Scalars::time);
    window.value("to", Scalars::time);
    window.value("zone", Scalars::zone);
    for (String key : List.of("from", "to", "zone")) {
      if (!window.has(key)) {
        window.missing(key, "A window needs its hours and their time zone.", "Write it.");
      }
    }
  }
}
