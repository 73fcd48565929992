package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a change takes somebody off a station: whoever is logged in on the phone, when its user
 * or its lines change, and its user from wherever they work now.
 */
final class Stations {
  private static final Pattern NUMBER = Pattern.compile("lines\\[\\d+\\]\\.number");

  private final Catalogue catalogue;
  private final Mandate mandate;
  private final Map<String, Live.Phone> worksAt = new HashMap<>();
  private final Set<Call.Listing> questions = new HashSet<>();

  Stations(Collection<Live.Phone> phones, Catalogue catalogue, Mandate mandate) {
    this.catalogue = catalogue;
    this.mandate = mandate;
    for (Live.Phone phone : phones) {
      phone.about().loggedIn().forEach(person -> worksAt.put(person.id(), phone));
    }
  }

  /** Takes note of a phone whose station may change hands. */
  void want(DesiredPhone phone, List<FieldChange> fields) {
    boolean asks = phone.fields().station().orElse(Station.NONE) != Station.NONE;
    // Where a phone is not there yet, its user may still work at another one.
    if (!asks || !changes(fields) || catalogue.everyPhone().isPresent() || mandate.disassociate()) {
      return;
    }
    user(phone)
        .map(id -> Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.LOGGED_IN, List.of(id)))
        .filter(what -> catalogue.searched(what).isEmpty())
        .filter(what -> catalogue.unanswered(new Call.ListPage(what, 1)).isEmpty())
        .ifPresent(questions::add);
  }

  private static boolean changes(List<FieldChange> fields) {
    return fields.stream().anyMatch(it -> it.path().equals("station") || it.path().equals("user"));
  }

  /** A line goes away, or loses the number that it is reached at. */
  private static boolean losesLine(
      DesiredPhone phone, Optional<Live.Phone> there, List<FieldChange> fields) {
    boolean number =
        fields.stream().anyMatch(it -> it.to().isEmpty() && NUMBER.matcher(it.path()).matches());
    List<Line> live =
        there.flatMap(it -> it.fields().lines()).map(it -> it.over(List.of())).orElse(List.of());
    int left =
        phone.fields().cleared().contains("lines")
            ? 0
            : phone.fields().lines().map(it -> it.over(live).size()).orElse(live.size());
    return number || left < live.size();
  }

  Set<Call.Listing> questions() {
    return questions;
  }

  /** Why it is not known where the phone's user works now. */
  Optional<String> unanswered(DesiredPhone phone, List<FieldChange> fields) {
    if (mandate.disassociate() || !changes(fields)) {
      return Optional.empty();
    }
    return user(phone)
        .map(id -> Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.LOGGED_IN, List.of(id)))
        .flatMap(what -> catalogue.unanswered(new Call.ListPage(what, 1)));
  }

  private Optional<String> user(DesiredPhone phone) {
    return phone.fields().user().flatMap(email -> catalogue.id(Call.Kind.USER, email));
  }

  /** What forbids the change, unless people may be taken off. */
  Optional<Diagnostic> kicksOff(
      DesiredPhone phone, Optional<Live.Phone> there, List<FieldChange> fields) {
    if (mandate.disassociate()) {
      return Optional.empty();
    }
    Optional<String> user = user(phone);
    boolean station = changes(fields);
    boolean loses = losesLine(phone, there, fields);
    for (Live.Person person : there.map(it -> it.about().loggedIn()).orElse(List.of())) {
      boolean own = user.equals(Optional.of(person.id()));
      if (loses || (station && !own)) {
        return Optional.of(
            loggedIn(phone, person, loses ? "removes a line" : "gives it to another"));
      }
    }
    Optional<Live.Phone> elsewhere =
        station ? user.flatMap(id -> Optional.ofNullable(worksAt.get(id))) : Optional.empty();
    return elsewhere
        .filter(it -> there.filter(own -> own.id().equals(it.id())).isEmpty())
        .map(it -> worksElsewhere(phone, it));
  }

  private static Diagnostic loggedIn(DesiredPhone phone, Live.Person person, String change) {
    return Diagnostic.error(
        "station.in-use",
        phone.at() + " (phone " + phone.key() + ")",
        "Somebody is logged in on this phone: " + shown(person) + ".",
        "The change " + change + ", which would take them off in the middle of their work.",
        "Run it when they are logged out, or give --disassociate.");
  }

  private static Diagnostic worksElsewhere(DesiredPhone phone, Live.Phone other) {
    return Diagnostic.error(
        "station.in-use",
        phone.at() + " (phone " + phone.key() + ")",
        phone.fields().user().orElse("The user")
            + " is logged in on another phone now: "
            + other.fields().name().orElse(other.id())
            + " (id "
            + other.id()
            + ").",
        "A new station takes them off the old one.",
        "Run it when they are logged out, or give --disassociate.");
  }

  private static String shown(Live.Person person) {
    return person.name().isEmpty() ? "user id " + person.id() : person.name();
  }
}
