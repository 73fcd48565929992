package dev.phonefleet.genesys.published;

import static dev.phonefleet.genesys.published.PublishedReader.text;

import dev.phonefleet.fleet.ProvisioningState;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a phone is on its way to work. The API has no word for it: it follows from what its primary
 * edge says of it, and when.
 */
final class PhoneStates {
  private PhoneStates() {}

  /**
   * The state.
   *
   * @param settle how long a phone counts as busy after it was provisioned
   * @param clock the server's time
   */
  static ProvisioningState of(JsonNode phone, Duration settle, Instant clock) {
    JsonNode status = phone.path("status");
    JsonNode provision = status.path("provision");
    if (text(provision, "errorInfo").filter(it -> !it.isBlank()).isPresent()) {
      return ProvisioningState.FAILED;
    }
    if (works(status)) {
      return ProvisioningState.ACTIVE;
    }
    Optional<String> time = text(provision, "time");
    if (time.isEmpty()) {
      return everSeen(phone) ? ProvisioningState.OFFLINE : ProvisioningState.UNASSIGNED;
    }
    boolean settled =
        time.flatMap(PhoneStates::instant)
            .filter(at -> !at.plus(settle).isAfter(clock))
            .isPresent();
    return settled ? ProvisioningState.OFFLINE : ProvisioningState.PROVISIONING;
  }

  private static boolean works(JsonNode status) {
    return switch (text(status, "operationalStatus").orElse("")) {
      case "OPERATIONAL", "DEGRADED" -> true;
      default -> false;
    };
  }

  /** Whether anything shows that the phone was there once. */
  private static boolean everSeen(JsonNode phone) {
    JsonNode status = phone.path("status");
    if (!status.isObject()) {
      return false;
    }
    for (JsonNode line : status.path("lineStatuses")) {
      // A time alone is also told of a line that never was reachable.
      if (line.path("reachable").asBoolean(false) || !line.path("contactAddresses").isEmpty()) {
        return true;
      }
    }
    return PublishedPhones.hardware(phone).isPresent();
  }

  private static Optional<Instant> instant(String time) {
    try {
      return Optional.of(OffsetDateTime.parse(time.strip()).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
