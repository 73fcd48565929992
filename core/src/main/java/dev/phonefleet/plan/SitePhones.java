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
      numbers.want(differences.ofPhone(wanted, PhoneFields.NONE));
    } else if (found.size() == 1) {
      List<FieldChange> fields = fields(wanted, found.getFirst());
      if (changes(fields, "model")) {
        base.ifPresent(it -> template(it.id()));
      }
      numbers.want(fields);
    }
    stations.want(phone, found);
    searches.addAll(stations.questions());
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
    boolean asked = !catalogue.refused().containsKey(Call.Kind.USER);
    return phone
        .fields()
        .user()
        .filter(it -> asked)
        .flatMap(email -> names.one(Call.Kind.USER, email, phone.at()));
  }

  /** Decides what becomes of the phone; everything that it needs is known. */
  Decision decide(DesiredGroup scope, DesiredPhone phone) {
    List<Live.Phone> found = byKey.getOrDefault(phone.key(), List.of());
    Optional<Diagnostic> kind = PhoneKinds.mismatch(phone, base(phone));
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
    if (phone.fields().user().isPresent() && catalogue.refused().containsKey(Call.Kind.USER)) {
      String words = catalogue.refused().getOrDefault(Call.Kind.USER, "");
      return refuse(
          change(scope, phone, found.stream().findFirst(), List.of()),
          Troubled.noPeople(phone, words),
          Exit.ACCESS);
    }
    return found.isEmpty() ? create(scope, phone) : compare(scope, phone, found.getFirst());
  }

  private Decision create(DesiredGroup scope, DesiredPhone phone) {
    PhoneFields wanted = phone.fields();
    Change change =
        change(scope, phone, Optional.empty(), differences.ofPhone(wanted, PhoneFields.NONE));
    if (wanted.name().isEmpty() || wanted.model().isEmpty()) {
      wrong.add(PhoneKinds.incomplete(phone));
      return new Decision.Impossible();
    }
    Optional<String> unseen = unanswered(phone);
    if (unseen.isPresent()) {
      return refuse(change, Troubled.unsearched(phone, unseen.get()), Exit.PARTIAL);
    }
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
    return checked(phone, Optional.empty(), change);
  }

  /** Why it is not known whether such a phone exists already. */
  private Optional<String> unanswered(DesiredPhone phone) {
    Call.Listing what =
        switch (phone.key()) {
          case PhoneKey.Mac _ -> Call.Listing.all(Call.Kind.PHONE);
          case PhoneKey.WebRtc _ ->
              user(phone).map(it -> webRtc(it.id())).orElse(Call.Listing.all(Call.Kind.PHONE));
          case PhoneKey.Remote(_, String name) ->
              site(phone)
                  .map(it -> remote(it.id(), name))
                  .orElse(Call.Listing.all(Call.Kind.PHONE));
        };
    return catalogue.unanswered(new Call.ListPage(what, 1));
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
    return checked(phone, Optional.of(there), change);
  }

  private Decision checked(DesiredPhone phone, Optional<Live.Phone> there, Change change) {
    fit(phone, there);
    Optional<Diagnostic> noPool = numbers.outside(phone, change.fields());
    if (noPool.isPresent()) {
      wrong.add(noPool.get());
      return new Decision.Impossible();
    }
    Optional<Diagnostic> taken = numbers.taken(phone, there, change.fields());
    if (taken.isPresent()) {
      return refuse(change, taken.get(), Exit.PARTIAL);
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
    return differences.ofPhone(wanted, there.fields()).stream()
        .filter(field -> !field.path().equals("site"))
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
