package dev.phonefleet.desired;

import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What one list entry, one row or {@code defaults} says, before they are merged.
 *
 * @param remote the number of a remote station
 */
record Declared(
    Optional<MacAddress> mac,
    PhoneFields fields,
    Optional<String> remote,
    Optional<Boolean> standalone,
    Optional<Station> station) {
  /** Declares nothing. */
  static final Declared NOTHING =
      new Declared(
          Optional.empty(), PhoneFields.NONE, Optional.empty(), Optional.empty(), Optional.empty());

  /** How a phone is bound to its user. */
  enum Station {
    NONE,
    ASSOCIATED,
    DEFAULT;

    static final SequencedMap<String, Station> WORDS = new LinkedHashMap<>();

    static {
      WORDS.put("none", NONE);
      WORDS.put("associated", ASSOCIATED);
      WORDS.put("default", DEFAULT);
    }
  }

  /** This over defaults. */
  Declared over(Declared defaults) {
    return new Declared(
        mac,
        Merging.over(fields, defaults.fields),
        remote,
        standalone.or(() -> defaults.standalone),
        station.or(() -> defaults.station));
  }
}
