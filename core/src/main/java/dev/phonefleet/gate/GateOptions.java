package dev.phonefleet.gate;

import java.util.Optional;
import java.util.Set;

/**
 * What the command line and the environment say about gates.
 *
 * @param skipNames whether names may resolve or not
 * @param skipPorts whether ports may be open or not
 * @param allowedHosts hosts that may be looked at although neither the platform's domain nor the
 *     file has them
 * @param proxy what a proxy variable names, without credentials; looks go around it
 */
public record GateOptions(
    boolean skipNames, boolean skipPorts, Set<String> allowedHosts, Optional<String> proxy) {
  /** Nothing out of the ordinary. */
  public static final GateOptions ORDINARY =
      new GateOptions(false, false, Set.of(), Optional.empty());

  public GateOptions {
    allowedHosts = Set.copyOf(allowedHosts);
  }
}
