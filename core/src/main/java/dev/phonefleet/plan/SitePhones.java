package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredGroup;
import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.diagnostic.Exit;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Fields;
import dev.phonefleet.fleet.GroupName;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Key;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.inventory.Enquiries;
import dev.phonefleet.inventory.LiveFleet;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans phones at sites. First {@link #look} at all of them, which finds out what has to be asked;
 * once that is answered, {@link #decide}.
 */
final class SitePhones {
  /** What becomes of a declared phone. */
  sealed interface Decision {
    /** It is as it should be. */
    record Unchanged() implements Decision {}

    /** A change. */
    record Make(Change change) implements Decision {}

    /** A change that will not be made. */
    record Refuse(Refusal refusal) implements Decision {}

    /** The file asks for what cannot be; that is said elsewhere. */
    record Impossible() implements Decision {}
  }

  /** Where it stands that people could not be looked for, other than for want of permission. */
  private static final Call PEOPLE = new Call.ListPage(Call.Listing.all(Call.Kind.USER), 1);

  private final LiveFleet live;
  private final Catalogue catalogue;
  private final Names names;
  private final Differences differences;
  private final Stations stations;
  private final Numbers numbers;
  private final Map<PhoneKey, List<Live.Phone>> byKey = new HashMap<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<Diagnostic> wrong = new ArrayList<>();
  private final Set<Call.Listing> searches = new HashSet<>();
  private final Set<String> templates = new HashSet<>();
  private final Map<String, DesiredPhone> defaults = new HashMap<>();
  private boolean everyPhone;

  SitePhones(LiveFleet live, Names names, Differences differences, Mandate mandate) {
    this.live = live;
    this.catalogue = live.catalogue();
    this.names = names;
    this.differences = differences;
    this.numbers = new Numbers(catalogue);
    Map<String, Live.Phone> all = new LinkedHashMap<>();
    live.phones().values().forEach(list -> list.forEach(phone -> all.put(phone.id(), phone)));
    catalogue.everyPhone().ifPresent(list -> list.forEach(phone -> all.put(phone.id(), phone)));
    catalogue
        .searches()
        .values()
        .forEach(list ->
            list.forEach(found -> {
              if (found instanceof Live.Phone phone) {
                all.putIfAbsent(phone.id(), phone);
              }
            }));
    all.values()
        .forEach(phone -> byKey.computeIfAbsent(phone.key(), key -> new ArrayList<>(1)).add(phone));
    this.stations = new Stations(all.values(), catalogue, mandate);
  }

  List<Diagnostic> wrong() {
    return wrong;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  /** What has to be asked before the phones can be decided. */
  Enquiries.Questions questions() {
    Set<Call.Listing> all = new HashSet<>(searches);
    all.addAll(numbers.questions());
    return new Enquiries.Questions(all, templates, everyPhone);
  }

  /** Finds out what this phone needs to be decided. */
  void look(DesiredGroup scope, DesiredPhone phone) {
    PhoneFields wanted = phone.fields();
    Optional<Live> site = site(phone);
    Optional<Live> base = base(phone);
    Optional<Live> user = user(phone);
    List<Live.Phone> found = byKey.getOrDefault(phone.key(), List.of());
    if (found.isEmpty()) {
      unseen(phone, site, user);
      base.ifPresent(it -> template(it.id()));
      List<FieldChange> fields = differences.ofPhone(wanted, PhoneFields.NONE);
      numbers.want(fields);
      stations.want(phone, fields);
    } else if (found.size() == 1) {
      List<FieldChange> fields = fields(wanted, found.getFirst());
      if (changes(fields, "model") || clearsSomething(fields)) {
        base.map(Live::id).or(() -> ownBase(found.getFirst())).ifPresent(this::template);
      }
      numbers.want(fields);
      stations.want(phone, fields);
    }
    searches.addAll(stations.questions());
  }

  /** What a cleared setting goes back to, the template of its model says. */
  private static boolean clearsSomething(List<FieldChange> fields) {
    return fields.stream()
        .anyMatch(field -> field.to().isEmpty() && field.path().startsWith("settings."));
  }

  private Optional<String> ownBase(Live.Phone there) {
    return there.fields().model().flatMap(name -> catalogue.id(Call.Kind.PHONE_BASE, name));
  }

  private void unseen(DesiredPhone phone, Optional<Live> site, Optional<Live> user) {
    switch (phone.key()) {
      case PhoneKey.Mac _ -> {
        boolean failed =
            catalogue
                .unanswered(new Call.ListPage(Call.Listing.all(Call.Kind.PHONE), 1))
                .isPresent();
        everyPhone |= catalogue.everyPhone().isEmpty() && !failed;
      }
      case PhoneKey.WebRtc _ -> user.ifPresent(it -> search(webRtc(it.id())));
      case PhoneKey.Remote(_, String name) -> site.ifPresent(it -> search(remote(it.id(), name)));
    }
  }

  private static Call.Listing webRtc(String userId) {
    return Call.Listing.by(Call.Kind.PHONE, Call.Sought.Field.WEBRTC_USER, List.of(userId));
  }

  private static Call.Listing remote(String siteId, String name) {
    return new Call.Listing(
        Call.Kind.PHONE,
        Optional.of(new Home.AtSite(siteId)),
        Optional.of(new Call.Sought(Call.Sought.Field.NAME, List.of(name))));
  }

  private void search(Call.Listing what) {
    boolean failed = catalogue.unanswered(new Call.ListPage(what, 1)).isPresent();
    if (catalogue.searched(what).isEmpty() && !failed) {
      searches.add(what);
    }
  }

  private void template(String baseId) {
    boolean failed = catalogue.unanswered(new Call.Template(baseId)).isPresent();
    if (!catalogue.templates().containsKey(baseId) && !failed) {
      templates.add(baseId);
    }
  }

  private Optional<Live> site(DesiredPhone phone) {
    return phone.fields().site().flatMap(name -> names.one(Call.Kind.SITE, name, phone.at()));
  }

  private Optional<Live> base(DesiredPhone phone) {
    return phone
        .fields()
        .model()
        .flatMap(name -> names.one(Call.Kind.PHONE_BASE, name, phone.at()));
  }

  private Optional<Live> user(DesiredPhone phone) {
    boolean asked =
        !catalogue.refused().containsKey(Call.Kind.USER) && catalogue.unanswered(PEOPLE).isEmpty();
    return phone
        .fields()
        .user()
        .filter(it -> asked)
        .flatMap(email -> names.one(Call.Kind.USER, email, phone.at()));
  }

  /** Decides what becomes of the phone; everything that it needs is known. */
  Decision decide(DesiredGroup scope, DesiredPhone phone) {
    List<Live.Phone> found = byKey.getOrDefault(phone.key(), List.of());
    Optional<Diagnostic> kind =
        PhoneKinds.mismatch(phone, base(phone))
            .or(() -> PhoneKinds.noLine(phone))
            .or(() -> secondDefault(phone));
    if (kind.isPresent()) {
      wrong.add(kind.get());
      return new Decision.Impossible();
    }
    if (found.size() > 1) {
      return refuse(
          change(scope, phone, Optional.of(found.getFirst()), List.of()),
          twins(phone, found),
          Exit.PARTIAL);
    }
    Optional<Decision> nobody = nobody(scope, phone, found.stream().findFirst());
    if (nobody.isPresent()) {
      return nobody.get();
    }
    return found.isEmpty() ? create(scope, phone) : compare(scope, phone, found.getFirst());
  }

  /** The phone has a user, and users could not be looked for. */
  private Optional<Decision> nobody(
      DesiredGroup scope, DesiredPhone phone, Optional<Live.Phone> there) {
    Optional<String> denied = Optional.ofNullable(catalogue.refused().get(Call.Kind.USER));
    Optional<String> silent = catalogue.unanswered(PEOPLE);
    if (phone.fields().user().isEmpty() || (denied.isEmpty() && silent.isEmpty())) {
      return Optional.empty();
    }
    Change change = change(scope, phone, there, List.of());
    return Optional.of(
        denied
            .map(words -> refuse(change, Troubled.noPeople(phone, words), Exit.ACCESS))
            .orElseGet(() ->
                refuse(change, Troubled.peopleSilent(phone, silent.orElse("")), Exit.PARTIAL)));
  }

  /** A person has one default station: two phones of the file would take it from each other. */
  private Optional<Diagnostic> secondDefault(DesiredPhone phone) {
    Optional<String> user = phone.fields().user();
    if (user.isEmpty() || phone.fields().station().orElse(Station.NONE) != Station.DEFAULT) {
      return Optional.empty();
    }
    DesiredPhone first = defaults.putIfAbsent(user.get(), phone);
    return first == null || first.equals(phone)
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                "station.two-defaults",
                phone.at() + " (phone " + phone.key() + ")",
                "Two phones are to be the default station of " + user.get() + ".",
                "The other is phone " + first.key() + " at " + first.at() + ".",
                "A person has one: write station: default for one of them."));
  }

  private Decision create(DesiredGroup scope, DesiredPhone phone) {
    PhoneFields wanted = phone.fields();
    Change change =
        change(scope, phone, Optional.empty(), differences.ofPhone(wanted, PhoneFields.NONE));
    Optional<String> unseen = unanswered(phone);
    if (unseen.isPresent()) {
      return refuse(change, Troubled.unsearched(phone, unseen.get()), Exit.PARTIAL);
    }
    if (wanted.name().isEmpty() || wanted.model().isEmpty()) {
      if (sought(phone)) {
        wrong.add(PhoneKinds.incomplete(phone));
      }
      return new Decision.Impossible();
    }
    return modelled(phone, Optional.empty(), change);
  }

  /** A phone gets its model from a prefilled body, which has to be there and have a line. */
  private Decision modelled(DesiredPhone phone, Optional<Live.Phone> there, Change change) {
    Optional<Live> base = base(phone);
    Optional<String> untemplated =
        base.flatMap(it -> catalogue.unanswered(new Call.Template(it.id())));
    if (untemplated.isPresent()) {
      return refuse(change, Troubled.noTemplate(phone, untemplated.get()), Exit.PARTIAL);
    }
    Optional<Diagnostic> lineless =
        base.flatMap(it -> Optional.ofNullable(catalogue.templates().get(it.id())))
            .flatMap(template -> PhoneKinds.lineless(phone, template));
    if (lineless.isPresent()) {
      wrong.add(lineless.get());
      return new Decision.Impossible();
    }
    return checked(phone, there, change);
  }

  /** Why it is not known whether such a phone exists already. */
  private Optional<String> unanswered(DesiredPhone phone) {
    return catalogue.unanswered(new Call.ListPage(search(phone), 1));
  }

  /** Whether everything was looked at where such a phone would show. */
  private boolean sought(DesiredPhone phone) {
    return catalogue.everyPhone().isPresent() || catalogue.searched(search(phone)).isPresent();
  }

  private Call.Listing search(DesiredPhone phone) {
    Call.Listing all = Call.Listing.all(Call.Kind.PHONE);
    return switch (phone.key()) {
      case PhoneKey.Mac _ -> all;
      case PhoneKey.WebRtc _ -> user(phone).map(it -> webRtc(it.id())).orElse(all);
      case PhoneKey.Remote(_, String name) ->
          site(phone).map(it -> remote(it.id(), name)).orElse(all);
    };
  }

  private Decision compare(DesiredGroup scope, DesiredPhone phone, Live.Phone there) {
    Optional<String> site = site(phone).map(Live::id);
    boolean elsewhere =
        there.home() instanceof Home.AtSite(String id)
            && site.isPresent()
            && !site.get().equals(id);
    if (elsewhere) {
      return refuse(move(scope, phone, there), Troubled.moved(phone, there), Exit.POLICY);
    }
    List<FieldChange> fields = fields(phone.fields(), there);
    Change change = change(scope, phone, Optional.of(there), fields);
    if (fields.isEmpty()) {
      fit(phone, Optional.of(there));
      return new Decision.Unchanged();
    }
    return changes(fields, "model")
        ? modelled(phone, Optional.of(there), change)
        : checked(phone, Optional.of(there), change);
  }

  private Decision checked(DesiredPhone phone, Optional<Live.Phone> there, Change change) {
    fit(phone, there);
    Optional<String> unchecked = numbers.unanswered(change.fields());
    if (unchecked.isPresent()) {
      return refuse(change, Troubled.numberUnchecked(phone, unchecked.get()), Exit.PARTIAL);
    }
    Optional<Diagnostic> noPool = numbers.outside(phone, change.fields());
    if (noPool.isPresent()) {
      wrong.add(noPool.get());
      return new Decision.Impossible();
    }
    Optional<Diagnostic> taken = numbers.taken(phone, there, change.fields());
    if (taken.isPresent()) {
      return refuse(change, taken.get(), Exit.PARTIAL);
    }
    Optional<String> unknown = stations.unanswered(phone, change.fields());
    if (unknown.isPresent()) {
      return refuse(change, Troubled.whereabouts(phone, unknown.get()), Exit.PARTIAL);
    }
    Optional<Diagnostic> kicked = stations.kicksOff(phone, there, change.fields());
    return kicked.isPresent()
        ? refuse(change, kicked.get(), Exit.POLICY)
        : new Decision.Make(change);
  }

  private void fit(DesiredPhone phone, Optional<Live.Phone> there) {
    if (base(phone).orElse(null) instanceof Live.Named base) {
      Fit.warning(phone, phone.fields().model().orElse(""), base, there).ifPresent(findings::add);
    }
  }

  /** What differs; where a phone lives is no field of its own but a move. */
  private List<FieldChange> fields(PhoneFields wanted, Live.Phone there) {
    List<FieldChange> all = differences.ofPhone(wanted, there.fields());
    return Cleared.left(all, wanted, there.fields(), catalogue).stream()
        .filter(field -> !field.path().equals("site"))
        // A station is given, never taken away: a user that is cleared asks for nothing.
        .filter(field -> !(field.path().equals("user") && field.to().isEmpty()))
        .toList();
  }

  private static boolean changes(List<FieldChange> fields, String path) {
    return fields.stream().anyMatch(field -> field.path().equals(path));
  }

  private Change move(DesiredGroup scope, DesiredPhone phone, Live.Phone there) {
    List<FieldChange> fields = new ArrayList<>();
    GroupName from = live.groupOf(there);
    if (!from.equals(scope.name())) {
      fields.add(
          new FieldChange(
              "group",
              Optional.of(new Value.Text(from.value())),
              Optional.of(new Value.Text(scope.name().value())),
              false));
    }
    fields.add(
        new FieldChange(
            "site",
            there.fields().site().map(Value.Text::new),
            phone.fields().site().map(Value.Text::new),
            false));
    return new Change(
        Change.Action.MOVE,
        new Key.Phone(phone.key()),
        scope.name(),
        Optional.of(there),
        new Fields.Phone(phone.fields()),
        fields);
  }

  private static Change change(
      DesiredGroup scope,
      DesiredPhone phone,
      Optional<Live.Phone> there,
      List<FieldChange> fields) {
    return new Change(
        there.isEmpty() ? Change.Action.CREATE : Change.Action.UPDATE,
        new Key.Phone(phone.key()),
        scope.name(),
        there.map(Live.class::cast),
        new Fields.Phone(phone.fields()),
        fields);
  }

  private static Decision refuse(Change change, Diagnostic why, Exit exit) {
    return new Decision.Refuse(new Refusal(change, why, exit));
  }

  private static Diagnostic twins(DesiredPhone phone, List<Live.Phone> found) {
    return Troubled.twins(phone, found.stream().map(Live::id).sorted().toList());
  }
}
