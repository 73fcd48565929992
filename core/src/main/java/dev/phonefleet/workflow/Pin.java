package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Live;
import java.util.Optional;

/** Holds {@code organization.name} against the organisation that answers: any other is refused. */
final class Pin {
  private Pin() {}

  static Optional<Diagnostic> refusal(DesiredFleet fleet, LiveFleet live) {
    Optional<String> pin = fleet.organization().name();
    if (pin.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = live.tenant().map(Live.Tenant::name).filter(it -> !it.isEmpty());
    if (name.isPresent() && name.get().equalsIgnoreCase(pin.get())) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.error(
            "organization.pin",
            fleet.organization().at().toString(),
            name.map(it ->
                    "The organisation is \"" + it + "\", the file is for \"" + pin.get() + "\".")
                .orElse("Nobody says whether this organisation is \"" + pin.get() + "\"."),
            name.isPresent()
                ? "organization.name pins the file to one organisation."
                : "The tenant could not be read, so the pin cannot be held against it.",
            "Use the credentials of the organisation that is meant, or correct"
                + " organization.name."));
  }
}
