package dev.phonefleet.export;

import dev.phonefleet.desired.DesiredFleet;
import dev.phonefleet.diagnostic.Diagnostic;
import java.util.List;

/**
 * What is live, as a file says it.
 *
 * @param findings what the file does not say
 * @param phonesLeftOut whole phones among that
 * @param valuesLeftOut values of phones among that
 */
public record Exported(
    DesiredFleet fleet, List<Diagnostic> findings, int phonesLeftOut, int valuesLeftOut) {
  public Exported {
    findings = List.copyOf(findings);
  }

  /** Phones that the file has. */
  public int phones() {
    return fleet.scopes().stream().mapToInt(scope -> scope.phones().size()).sum();
  }
}
