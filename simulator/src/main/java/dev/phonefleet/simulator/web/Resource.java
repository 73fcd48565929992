package dev.phonefleet.simulator.web;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands at a path.
 *
 * @param groupId the edge group whose path it is on, which is what its limit counts
 * @param published whether it belongs to the published contract, with its own limits and errors
 * @param endpoints what it does by HTTP method
 */
record Resource(Optional<String> groupId, boolean published, Map<String, Endpoint> endpoints) {

  /**
   * One call of the contract.
   *
   * @param kind names it in the report
   * @param asks whether it only asks, whatever its method is, so that it does not count as a write
   */
  record Endpoint(String kind, boolean asks, Function<Call, Answer> work) {
    Endpoint(String kind, Function<Call, Answer> work) {
      this(kind, false, work);
    }
  }

  static Resource of(Map<String, Endpoint> endpoints) {
    return new Resource(Optional.empty(), false, endpoints);
  }

  static Resource ofGroup(String id, Map<String, Endpoint> endpoints) {
    return new Resource(Optional.of(id), false, endpoints);
  }

  static Resource ofPublished(Map<String, Endpoint> endpoints) {
    return new Resource(Optional.empty(), true, endpoints);
  }
}
