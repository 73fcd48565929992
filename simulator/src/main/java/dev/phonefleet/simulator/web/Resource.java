package dev.phonefleet.simulator.web;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands at a path.
 *
 * @param groupId the edge group whose path it is on, which is what its limit counts
 * @param endpoints what it does by HTTP method
 */
record Resource(Optional<String> groupId, Map<String, Endpoint> endpoints) {

  /** One call of the contract; {@code kind} names it in the report. */
  record Endpoint(String kind, Function<Call, Answer> work) {}

  static Resource of(Map<String, Endpoint> endpoints) {
    return new Resource(Optional.empty(), endpoints);
  }

  static Resource ofGroup(String id, Map<String, Endpoint> endpoints) {
    return new Resource(Optional.of(id), endpoints);
  }
}
