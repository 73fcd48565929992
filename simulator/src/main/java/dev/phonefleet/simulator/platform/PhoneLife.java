package dev.phonefleet.simulator.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a phone since it was last written or rebooted. Durations are platform time.
 *
 * @param since when that was, on the wall clock
 * @param pending how long nothing happens
 * @param provisioning how long it is OFFLINE after that
 * @param unseen whether the platform never sees it
 * @param error why its provisioning fails
 * @param before the status until anything happens; never seen when empty
 * @param said what its status says instead
 * @param until until when it says so, on the wall clock; for good when empty
 */
record PhoneLife(
    Instant since,
    Duration pending,
    Duration provisioning,
    boolean unseen,
    Optional<String> error,
    Optional<ObjectNode> before,
    Optional<ObjectNode> said,
    Optional<Instant> until) {

  /** A phone that has been up since then. */
  static PhoneLife resting(Instant since, boolean unseen, Optional<ObjectNode> said) {
    return new PhoneLife(
        since,
        Duration.ZERO,
        Duration.ZERO,
        unseen,
        Optional.empty(),
        Optional.empty(),
        said,
        Optional.empty());
  }

  PhoneLife saying(ObjectNode status, Optional<Instant> newUntil) {
    return new PhoneLife(
        since, pending, provisioning, unseen, error, before, Optional.of(status), newUntil);
  }

  PhoneLife sayingNothing() {
    return new PhoneLife(
        since, pending, provisioning, unseen, error, before, Optional.empty(), Optional.empty());
  }
}
