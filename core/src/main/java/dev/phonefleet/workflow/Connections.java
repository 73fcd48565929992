package dev.phonefleet.workflow;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;

/** Opens ways to organisations. Opening sends nothing. */
public interface Connections {
  /** What came of it. */
  sealed interface Opened {
    /** A way. */
    record Ready(Connection connection) implements Opened {}

    /** None, and why. */
    record Refused(Exit exit, Diagnostic why) implements Opened {}
  }

  /** A way to the organisation of the file. */
  Opened open(DesiredFleet fleet);
}
