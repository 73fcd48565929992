package dev.phonefleet.outside;

import dev.phonefleet.fleet.GroupFields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.GroupStatus;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.ProvisioningState;
import java.util.List;
import java.util.Optional;

/** An object as it was seen, mapped from the platform's own form. */
public sealed interface Live {
  /** The platform's id. */
  String id();

  /**
   * An edge group.
   *
   * @param status the platform's word, mapped
   * @param statusWord the platform's word as it stands
   * @param provisioningUrl where its phones boot from
   * @param region where it landed
   * @param raw only where it was read alone
   */
  record Group(
      String id,
      GroupName name,
      GroupFields fields,
      GroupStatus status,
      String statusWord,
      Optional<String> provisioningUrl,
      Optional<String> region,
      Optional<Document> raw)
      implements Live {}

  /**
   * A phone.
   *
   * @param raw only where it was read alone; a listing keeps the managed fields only
   */
  record Phone(
      String id,
      PhoneKey key,
      Home home,
      PhoneFields fields,
      ProvisioningState state,
      Optional<Document> raw)
      implements Live {}

  /**
   * The tenant.
   *
   * @param region its default region
   * @param crossRegionRouting whether groups elsewhere can serve its phones
   */
  record Tenant(String id, String name, Optional<String> region, boolean crossRegionRouting)
      implements Live {}

  /** What the platform knows about a phone's failures; {@code id} is the phone's. */
  record Diagnosis(String id, List<Failure> failures) implements Live {
    public Diagnosis {
      failures = List.copyOf(failures);
    }
  }

  /**
   * One failure that the platform recorded.
   *
   * @param time as it was given, empty where it was not
   */
  record Failure(String code, String message, String time) {}

  /**
   * Something in a listing that could not be mapped, such as a phone without a readable address.
   */
  record Unreadable(String id, String words) implements Live {}
}
