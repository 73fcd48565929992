package dev.phonefleet.genesys.published;

import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.plan.Change;
import dev.phonefleet.rollout.Contract.Move;
import dev.phonefleet.rollout.Contract.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Gives a phone's station to its user, where the file asks for it: the station is looked for, which
 * shows a moment after its phone, whoever is on it is left there unless that is allowed, and then
 * it is assigned.
 */
final class StationSteps {
  /** Whether a field is written by assigning a station, not with the phone. */
  static boolean isStation(FieldChange field, Live.Phone phone) {
    boolean user = field.path().equals("user") && !(phone.key() instanceof PhoneKey.WebRtc);
    return user || field.path().equals("station");
  }

  Move next(
      Change change, PhoneKey key, PhoneFields wanted, Optional<Live.Phone> seen, Progress sofar) {
    Station to = wanted.station().orElse(Station.NONE);
    boolean assigned = sofar.known().done().stream().anyMatch(Call.Assign.class::isInstance);
    if (to == Station.NONE || assigned || !differs(change, wanted, sofar)) {
      return new Move.Finished();
    }
    String user = wanted.user().orElse("");
    Optional<String> userId = sofar.known().catalogue().id(Call.Kind.USER, user);
    if (userId.isEmpty()) {
      return new Move.Finished();
    }
    Optional<Call.Listing> where = where(key, userId.get(), seen);
    if (where.isEmpty()) {
      return new Move.Ask(new Call.Look(sofar.ref().orElseThrow()));
    }
    List<Live> found = sofar.known().found().get(where.get());
    if (found == null) {
      return new Move.Find(where.get());
    }
    Optional<Live.StationSeen> station =
        found.stream()
            .filter(Live.StationSeen.class::isInstance)
            .map(Live.StationSeen.class::cast)
            .findFirst();
    if (station.isEmpty()) {
      return new Move.NotYetVisible("its station does not show yet");
    }
    return onto(change, station.get(), userId.get(), to, sofar);
  }

  private static Move onto(
      Change change, Live.StationSeen station, String userId, Station to, Progress sofar) {
    boolean others = station.userId().isPresent() && !station.userId().get().equals(userId);
    boolean cleared = sofar.known().done().stream().anyMatch(Call.Disassociate.class::isInstance);
    if (others && !cleared) {
      return sofar.known().takesOff()
          ? new Move.Send(new Call.Disassociate(change.key(), station.id()))
          : new Move.GiveUp(inUse(change, station), Exit.POLICY);
    }
    boolean there = station.userId().equals(Optional.of(userId));
    if (to == Station.ASSOCIATED && there) {
      return new Move.Finished();
    }
    return new Move.Send(
        new Call.Assign(change.key(), station.id(), userId, to == Station.DEFAULT));
  }

  /**
   * What this run made gets its station, also when its answer was lost; what was there already only
   * where it differs from what was planned against.
   */
  private static boolean differs(Change change, PhoneFields wanted, Progress sofar) {
    boolean made = sofar.known().done().stream().anyMatch(Call.Create.class::isInstance);
    boolean planned =
        change.fields().stream()
            .anyMatch(field -> field.path().equals("station") || field.path().equals("user"));
    return made
        || planned
        || (change.live().orElse(null) instanceof Live.Phone there && apart(wanted, there));
  }

  private static boolean apart(PhoneFields wanted, Live.Phone there) {
    Station to = wanted.station().orElse(Station.NONE);
    Station from = there.fields().station().orElse(Station.NONE);
    boolean user = wanted.user().isPresent() && !wanted.user().equals(there.fields().user());
    return user || (to != from && from != Station.DEFAULT);
  }

  private static Optional<Call.Listing> where(
      PhoneKey key, String userId, Optional<Live.Phone> seen) {
    if (key instanceof PhoneKey.WebRtc) {
      return Optional.of(
          Call.Listing.by(Call.Kind.STATION, Call.Sought.Field.WEBRTC_USER, List.of(userId)));
    }
    return seen.flatMap(phone -> phone.about().lineIds().stream().findFirst())
        .map(line -> Call.Listing.by(Call.Kind.STATION, Call.Sought.Field.LINE, List.of(line)));
  }

  private static Diagnostic inUse(Change change, Live.StationSeen station) {
    return Diagnostic.error(
        "station.in-use",
        change.where(),
        "Somebody is logged in on its station: user id " + station.userId().orElse("") + ".",
        "The phone itself is written; giving its station away would take them off it.",
        "Run it when they are logged out, or give --disassociate.");
  }
}
