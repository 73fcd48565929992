package dev.phonefleet.desired;

import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import java.util.Optional;

/** What one list entry, one row or {@code defaults} says, before they are merged. */
record Declared(Optional<MacAddress> mac, PhoneFields fields) {
  /** Declares nothing. */
  static final Declared NOTHING = new Declared(Optional.empty(), PhoneFields.NONE);

  /** This over defaults. */
  Declared over(Declared defaults) {
    return new Declared(mac, Merging.over(fields, defaults.fields));
  }
}
