package dev.phonefleet.workflow;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where API and login are.
 *
 * @param proxy what requests to them go through, without credentials
 */
public record PlatformHosts(List<URI> bases, Optional<String> proxy) {
  public PlatformHosts {
    bases = List.copyOf(bases);
  }
}
