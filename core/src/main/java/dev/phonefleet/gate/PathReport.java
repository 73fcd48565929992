package dev.phonefleet.gate;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Sighting;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How the way of a group's phones stood at a look.
 *
 * @param names the names' gate
 * @param nameWords what resolvers said, in one line
 * @param notYet whether the names are merely not known yet, as those of a new group are
 * @param ports the ports' gate
 * @param portWords what connections met, in one line
 * @param addresses of each host, as far as they are known
 * @param connections each connection that was tried
 * @param findings why a gate is closed, and what is worth a warning
 */
public record PathReport(
    Targets targets,
    GateState names,
    String nameWords,
    boolean notYet,
    GateState ports,
    String portWords,
    SequencedMap<String, List<String>> addresses,
    Map<Call.Tcp, Sighting.OfPort> connections,
    List<Diagnostic> findings) {
  public PathReport {
    connections = Map.copyOf(connections);
    findings = List.copyOf(findings);
  }
}
