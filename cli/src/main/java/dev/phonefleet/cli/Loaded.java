package dev.phonefleet.cli;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.desired.FleetReader;
import dev.phonefleet.desired.NotYet;
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
    fleet.notYet().forEach(key -> view.accept(new Happening.Found(refused(key))));
    return fleet.notYet().isEmpty() ? Optional.of(fleet) : Optional.empty();
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
