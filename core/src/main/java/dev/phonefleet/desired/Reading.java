package dev.phonefleet.desired;

import dev.phonefleet.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a file: every finding of one pass, and the fleet when none is an error.
 *
 * @param findings in the order of the file
 */
public record Reading(Optional<DesiredFleet> fleet, List<Diagnostic> findings) {
  public Reading {
    findings = List.copyOf(findings);
  }
}
