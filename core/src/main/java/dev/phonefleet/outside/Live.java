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
      Optional<Document> raw,
      About about)
      implements Live {
    /** A phone that nothing more is known about. */
    public Phone(
        String id,
        PhoneKey key,
        Home home,
        PhoneFields fields,
        ProvisioningState state,
        Optional<Document> raw) {
      this(id, key, home, fields, state, raw, About.NOTHING);
    }
  }

  /**
   * What a phone's record says besides its managed fields.
   *
   * @param version the platform's count of changes
   * @param userId whose phone it is: its WebRTC user, or whose default station its first line is
   * @param lineIds in the lines' order
   * @param loggedIn who works at its lines now
   * @param hardware maker and model as the phone itself says, once it was seen
   * @param edgeId the edge that its state was seen on
   */
  record About(
      Optional<String> version,
      Optional<String> userId,
      List<String> lineIds,
      List<Person> loggedIn,
      Optional<String> hardware,
      Optional<String> edgeId) {
    /** Nothing. */
    public static final About NOTHING =
        new About(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public About {
      lineIds = List.copyOf(lineIds);
      loggedIn = List.copyOf(loggedIn);
    }
  }

  /**
   * An edge.
   *
   * @param statusCode the platform's word, such as {@code ACTIVE} or {@code INACTIVE}
   * @param online whether the platform hears of it
   * @param groupId the edge group that it serves
   */
  record Edge(
      String id,
      String name,
      String statusCode,
      boolean online,
      Optional<String> groupId,
      Optional<String> siteId,
      Optional<Document> raw)
      implements Live {
    /** Whether it carries calls: in service and heard of. */
    public boolean serves() {
      return inService() && online;
    }

    /** Whether it is in service. */
    public boolean inService() {
      return statusCode.equals("ACTIVE");
    }
  }

  /**
   * An object that the file names: a site, trunk base settings, phone base settings.
   *
   * @param word of phone base settings, their meta base's id; of trunk base settings, their type;
   *     of a site, its media model
   */
  record Named(Call.Kind kind, String id, String name, String word) implements Live {}

  /** A person; {@code email} is in lower case, and empty where it is not known. */
  record Person(String id, String name, String email) implements Live {}

  /**
   * A station.
   *
   * @param userId who is on it
   * @param webRtcUserId whose WebRTC phone it is
   * @param lineId the line that it is
   */
  record StationSeen(
      String id,
      String name,
      Optional<String> userId,
      Optional<String> webRtcUserId,
      Optional<String> lineId)
      implements Live {}

  /**
   * A DID or an extension.
   *
   * @param ownerId what it rings
   * @param owner its name, with its kind
   */
  record OwnedNumber(String id, String number, Optional<String> ownerId, Optional<String> owner)
      implements Live {}

  /** A range of numbers, both ends included. */
  record NumberPool(String id, String first, String last) implements Live {}

  /**
   * The tenant.
   *
   * @param region its default region
   * @param crossRegionRouting whether groups elsewhere can serve its phones
   */
  record Tenant(String id, String name, Optional<String> region, boolean crossRegionRouting)
      implements Live {}

  /**
   * What the platform knows about a phone's failures.
   *
   * @param id the phone's
   * @param notes what else it says about how the phone fares, in words
   */
  record Diagnosis(String id, List<Failure> failures, List<String> notes) implements Live {
    public Diagnosis {
      failures = List.copyOf(failures);
      notes = List.copyOf(notes);
    }

    /** Failures and nothing else. */
    public Diagnosis(String id, List<Failure> failures) {
      this(id, failures, List.of());
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

  /** Something that was deleted and is still listed; it counts towards the listing's total. */
  record Gone(String id) implements Live {}
}
