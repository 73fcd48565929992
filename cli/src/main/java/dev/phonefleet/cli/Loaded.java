package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.FleetReader;
import dev.phonefleet.desired.NotYet;
import dev.phonefleet.desired.Organization;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.Reading;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.workflow.Happening;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the file for a command that talks to an organisation. */
final class Loaded {
  private Loaded() {}

  /** The fleet; empty when something is wrong, which the view has been told. */
  static Optional<DesiredFleet> fleet(Path file, Consumer<Happening> view) {
    return fleet(new FleetReader().read(file), view);
  }

  /** The fleet of a file that has been read. */
  static Optional<DesiredFleet> fleet(Reading reading, Consumer<Happening> view) {
    reading.findings().stream()
        .filter(Diagnostic::isError)
        .forEach(finding -> view.accept(new Happening.Found(finding)));
    if (reading.fleet().isEmpty()) {
      return Optional.empty();
    }
    DesiredFleet fleet = reading.fleet().get();
    if (fleet.organization().api() == Organization.Api.PUBLISHED) {
      refuseApi(fleet.organization().at(), view);
      return Optional.empty();
    }
    fleet.notYet().forEach(key -> view.accept(new Happening.Found(refused(key))));
    return fleet.notYet().isEmpty() ? Optional.of(fleet) : Optional.empty();
  }

  /** Says that the published API is not spoken yet. */
  static void refuseApi(Position at, Consumer<Happening> view) {
    view.accept(new Happening.Found(unspoken(at.toString())));
  }

  private static Diagnostic unspoken(String where) {
    return Diagnostic.error(
        "file.not-yet",
        where,
        "The published API is not spoken by this release.",
        "`published` is what organization.api means when it is left out.",
        "write api: guide");
  }

  private static Diagnostic refused(NotYet key) {
    return Diagnostic.error(
        "file.not-yet",
        key.at().toString(),
        key.key() + " does not act yet in this release.",
        "Ignoring it silently would do something else than the file says.",
        "Leave it out for now.");
  }
}
