package dev.phonefleet.simulator.cloud;

import dev.phonefleet.simulator.scenario.Failure;
import dev.phonefleet.simulator.scenario.Mac;
import dev.phonefleet.simulator.scenario.PhoneState;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A phone as the platform keeps it. Never changed, only replaced.
 *
 * @param fields what the client owns, except the MAC; nobody may write into it
 * @param failure why it is, or will be, FAILED or never gets a configuration
 * @param foreign whether its present life was begun by somebody else than the API's client
 */
record Phone(
    String id,
    String groupId,
    Mac mac,
    ObjectNode fields,
    long version,
    Timeline<PhoneState> life,
    Optional<Failure> failure,
    boolean foreign) {

  Phone with(ObjectNode newFields) {
    return new Phone(id, groupId, mac, newFields, version + 1, life, failure, foreign);
  }

  /** The same on its way to another state by its client's doing. */
  Phone living(Timeline<PhoneState> newLife, Optional<Failure> newFailure) {
    return new Phone(id, groupId, mac, fields, version, newLife, newFailure, false);
  }

  /** The same on its way to another state by somebody else's doing. */
  Phone pushed(Timeline<PhoneState> newLife, Optional<Failure> newFailure) {
    return new Phone(id, groupId, mac, fields, version, newLife, newFailure, true);
  }
}
