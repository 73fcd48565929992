package dev.phonefleet.export;

import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.desired.Position;
import dev.phonefleet.desired.Sayable;
import dev.phonefleet.fleet.FieldChange;
import dev.phonefleet.fleet.Home;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.SecretSettings;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import dev.phonefleet.inventory.Catalogue;
import dev.phonefleet.outside.Call;
import dev.phonefleet.outside.Live;
import dev.phonefleet.plan.Differences;
import dev.phonefleet.plan.PhoneKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says phones as a file would. */
final class PhoneSayer {
  private static final Position AT = new Position("the organisation", 1, 0);
  private static final String SETTING = "settings.";
  private static final String SPELLING = "A file cannot carry its spelling.";
  private static final String STAYS = "The live value stays as long as no file says another.";

  private final Catalogue catalogue;
  private final Map<String, Map<String, Value>> presets;
  private final Differences differences;
  private final LeftOut leftOut;
  private final Map<String, String> people = new HashMap<>();
  private final Map<String, String> sites = new HashMap<>();

  /**
   * @param presets what models are set to, by the ids of their base settings
   */
  PhoneSayer(
      Catalogue catalogue,
      Map<String, Map<String, Value>> presets,
      SecretSettings secrets,
      LeftOut leftOut) {
    this.catalogue = catalogue;
    this.presets = presets;
    this.differences = new Differences(secrets);
    this.leftOut = leftOut;
    for (Live live : catalogue.all(Call.Kind.SITE)) {
      Names.of(catalogue, Call.Kind.SITE, live.id()).ifPresent(name -> sites.put(live.id(), name));
    }
    for (List<Live> found : catalogue.searches().values()) {
      for (Live live : found) {
        if (live instanceof Live.Person person && Sayable.email(person.email())) {
          people.put(person.id(), person.email());
        }
      }
    }
  }

  /** What makes a live phone that phone, whatever a file could say of it. */
  static String identity(Live.Phone phone) {
    return switch (phone.key()) {
      case PhoneKey.Mac(var mac) -> mac.hex();
      case PhoneKey.WebRtc(String email) -> "user " + phone.about().userId().orElse(email);
      case PhoneKey.Remote(_, String name) -> "remote " + phone.home() + " " + name;
    };
  }

  /** The phone; empty where a file cannot say it, which is then found. */
  Optional<DesiredPhone> say(Live.Phone phone, Set<String> twins) {
    Optional<String> site =
        phone.home() instanceof Home.AtSite(String id)
            ? Optional.ofNullable(sites.get(id))
            : Optional.empty();
    if (twins.contains(identity(phone))) {
      return without(
          phone,
          "Several phones have the same key: " + phone.key() + ".",
          "Delete all but one in the admin page, or correct its hardware id, user or name.");
    }
    if (site.isEmpty()) {
      return without(
          phone,
          "Its site has no name that a file could use, or shares it with another site.",
          "Rename the site.");
    }
    Optional<Live.Named> model = model(phone);
    if (model.isEmpty()) {
      return without(
          phone,
          "Its base settings have no name that a file could use, or share it with others.",
          "Rename the base settings.");
    }
    Optional<PhoneKey> key = key(phone, site.get());
    if (key.isEmpty()) {
      return without(phone, keyless(phone), "Correct it in the admin page and export again.");
    }
    if (!PhoneKinds.fits(key.get(), model.get())) {
      return without(
          phone,
          "Its base settings \"" + model.get().name() + "\" are for another kind of phone.",
          "Give it base settings of its kind.");
    }
    return Optional.of(
        new DesiredPhone(key.get(), fields(phone, key.get(), site.get(), model.get()), AT));
  }

  private Optional<DesiredPhone> without(Live.Phone phone, String why, String next) {
    leftOut.phone(phone, why, next);
    return Optional.empty();
  }

  private Optional<Live.Named> model(Live.Phone phone) {
    return phone
        .fields()
        .model()
        .filter(name -> Names.usable(catalogue, Call.Kind.PHONE_BASE, name))
        .flatMap(name -> Names.object(catalogue, Call.Kind.PHONE_BASE, name))
        .filter(Live.Named.class::isInstance)
        .map(Live.Named.class::cast);
  }

  private Optional<PhoneKey> key(Live.Phone phone, String site) {
    return switch (phone.key()) {
      case PhoneKey.Mac mac -> Optional.of(mac);
      case PhoneKey.WebRtc _ -> email(phone).map(PhoneKey.WebRtc::new);
      case PhoneKey.Remote(_, String name) ->
          Sayable.text(name) && phone.fields().remote().filter(Sayable::number).isPresent()
              ? Optional.of(new PhoneKey.Remote(site, name))
              : Optional.empty();
    };
  }

  private static String keyless(Live.Phone phone) {
    return phone.key() instanceof PhoneKey.WebRtc
        ? "The e-mail address of its user, id "
            + phone.about().userId().orElse("unknown")
            + ", is not to be found."
        : "A file cannot carry its name, or the number that it is reached at.";
  }

  private Optional<String> email(Live.Phone phone) {
    return phone.about().userId().flatMap(id -> Optional.ofNullable(people.get(id)));
  }

  private PhoneFields fields(Live.Phone phone, PhoneKey key, String site, Live.Named model) {
    PhoneFields live = phone.fields();
    boolean webRtc = key instanceof PhoneKey.WebRtc;
    boolean remote = key instanceof PhoneKey.Remote;
    boolean standalone = live.standalone().orElse(false) && !remote;
    boolean byDefault = live.station().orElse(Station.NONE) == Station.DEFAULT;
    Optional<String> user = webRtc || byDefault ? email(phone) : Optional.empty();
    if (byDefault && user.isEmpty()) {
      part(phone, "user", "The e-mail address of the user is not to be found.");
    }
    if (!remote && live.remote().isPresent()) {
      part(phone, "remote", "Only a phone without hardware and WebRTC user is a remote station.");
    }
    return new PhoneFields(
        live.name().filter(it -> said(phone, "name", it, Sayable::text)),
        Optional.of(model.name()),
        Optional.of(site),
        user,
        live.description().filter(it -> said(phone, "description", it, Sayable::prose)),
        lines(phone, standalone),
        settings(phone, model),
        Set.of(),
        remote ? live.remote() : Optional.empty(),
        standalone ? Optional.of(true) : Optional.empty(),
        byDefault && user.isPresent() ? Optional.of(Station.DEFAULT) : Optional.empty());
  }

  private boolean said(Live.Phone phone, String path, String text, Predicate<String> sayable) {
    boolean said = sayable.test(text);
    if (!said) {
      part(phone, path, SPELLING);
    }
    return said;
  }

  private void part(Live.Phone phone, String path, String why) {
    leftOut.part(phone, path, why, STAYS);
  }

  private Optional<Lines> lines(Live.Phone phone, boolean standalone) {
    List<Line> out = new ArrayList<>();
    for (Line line : phone.fields().lines().map(it -> it.over(List.of())).orElse(List.of())) {
      if (line.number().isPresent() && !standalone) {
        part(phone, "lines.number", "Only lines of standalone phones have numbers in a file.");
      }
      out.add(
          new Line(
              line.number()
                  .filter(it -> standalone && said(phone, "lines.number", it, Sayable::number)),
              line.label().filter(it -> said(phone, "lines.label", it, Sayable::text))));
    }
    return out.isEmpty() ? Optional.empty() : Optional.of(new Lines.Whole(out));
  }

  /** Those that differ from what the model is set to; what is secret never. */
  private Map<String, Value> settings(Live.Phone phone, Live.Named model) {
    Map<String, Value> usual = presets.getOrDefault(model.id(), Map.of());
    Map<String, Value> out = new HashMap<>();
    phone
        .fields()
        .settings()
        .forEach((key, value) -> {
          if (!value.equals(usual.get(key))) {
            out.put(key, value);
          }
        });
    for (String key : secret(out)) {
      out.remove(key);
      part(phone, SETTING + key, "It is a secret, and secrets are never written.");
    }
    for (String key : List.copyOf(out.keySet())) {
      Value value = out.get(key);
      if (value != null && !Sayable.setting(key, value)) {
        out.remove(key);
        part(phone, SETTING + key, "A file cannot carry it: it is empty, or spelled as none is.");
      }
    }
    return out;
  }

  private Set<String> secret(Map<String, Value> settings) {
    PhoneFields wanted =
        new PhoneFields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            settings,
            Set.of());
    return differences.ofPhone(wanted, PhoneFields.NONE).stream()
        .filter(FieldChange::secret)
        .map(it -> it.path().substring(SETTING.length()))
        .collect(Collectors.toSet());
  }
}
