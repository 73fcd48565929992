package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The phones of one {@code phones}, from its list and its inventories: lays them over the defaults,
 * finds out what identifies each, and keeps those that are new.
 */
final class Roster {
  private final Census census;
  private final PhoneRules rules;
  private final Scope scope;
  private final Defaults defaults;
  private final List<DesiredPhone> phones = new ArrayList<>();

  /**
   * What holds for every phone that says nothing else.
   *
   * @param where it stands; empty where nothing does
   */
  record Defaults(Declared declared, Optional<Section> where) {
    /** Nothing holds. */
    static final Defaults NONE = new Defaults(Declared.NOTHING, Optional.empty());
  }

  /** A roster without phones. */
  Roster(Census census, Scope scope, Defaults defaults) {
    this.census = census;
    this.rules = new PhoneRules(census.source().findings());
    this.scope = scope;
    this.defaults = defaults;
    if (is(Api.GUIDE)) {
      defaults.where().ifPresent(where -> rules.guide(defaults.declared().fields(), where));
    }
  }

  List<DesiredPhone> phones() {
    return phones;
  }

  private boolean is(Api api) {
    return census.api().equals(Optional.of(api));
  }

  /** Takes in what an entry or a row says. */
  void add(Declared declared, Where where) {
    Declared phone = declared.over(defaults.declared());
    if (is(Api.GUIDE)) {
      rules.guide(declared.fields(), where);
    }
    if (is(Api.PUBLISHED)) {
      phone = new Declared(phone.mac(), resolved(phone.fields()));
      rules.published(phone, where);
      phone.fields().site().ifPresent(site -> claim(site, declared, where));
    }
    PhoneFields fields = census.sharing().fields(phone.fields());
    identity(phone, where)
        .ifPresent(key -> {
          if (census.first(key, where)) {
            phones.add(new DesiredPhone(key, fields, where.start()));
          }
        });
  }

  /** A phone that says nothing of its site lives at the group's; people are named by e-mail. */
  private PhoneFields resolved(PhoneFields fields) {
    Optional<String> site =
        fields.site().isPresent() || fields.cleared().contains("site")
            ? fields.site()
            : scope.site();
    Optional<String> user =
        fields.user().map(text -> Telephony.isEmail(text) ? text.toLowerCase(Locale.ROOT) : text);
    return new PhoneFields(
        fields.name(),
        fields.model(),
        site,
        user,
        fields.description(),
        fields.lines(),
        fields.settings(),
        fields.cleared(),
        fields.remote(),
        fields.standalone(),
        fields.station());
  }

  private void claim(String site, Declared own, Where where) {
    census
        .sites()
        .claim(
            site,
            scope,
            () -> {
              if (own.fields().site().isPresent()) {
                return where.at("site");
              }
              boolean general = defaults.declared().fields().site().isPresent();
              return general
                  ? defaults.where().map(section -> section.at("site")).orElse(scope.at())
                  : scope.at();
            });
  }

  private Optional<PhoneKey> identity(Declared phone, Where where) {
    PhoneFields fields = phone.fields();
    if (phone.mac().isPresent()) {
      return Optional.of(new PhoneKey.Mac(phone.mac().get()));
    }
    if (is(Api.GUIDE)) {
      if (fields.remote().isEmpty()) {
        error(
            where.start(),
            Code.MISSING_KEY,
            "The phone has no `mac`.",
            "With `api: guide` a phone is its MAC address.",
            "Write the MAC address from the phone's label.");
      }
      return Optional.empty();
    }
    if (fields.remote().isPresent()) {
      if (fields.name().isEmpty()) {
        error(
            where.at("remote"),
            Code.MISSING_KEY,
            "The remote station has no `name`.",
            "A remote station is identified by its site and its name.",
            "Write it.");
      }
      return fields
          .site()
          .flatMap(site -> fields.name().map(name -> new PhoneKey.Remote(site, name)));
    }
    if (fields.user().isPresent()) {
      String user = fields.user().get();
      if (Telephony.isEmail(user)) {
        return Optional.of(new PhoneKey.WebRtc(user.toLowerCase(Locale.ROOT)));
      }
      error(
          where.at("user"),
          Code.BAD_VALUE,
          Mistake.shown(user) + " is no e-mail address.",
          "A phone without `mac` is the WebRTC phone of a user, who is named by e-mail.",
          "Write the user's e-mail address, or the phone's `mac`.");
      return Optional.empty();
    }
    error(
        where.start(),
        Code.MISSING_KEY,
        "Nothing says which phone this is.",
        "A desk phone has `mac`, a WebRTC phone `user`, a remote station `remote`, `site`, `name`.",
        "Write one of them.");
    return Optional.empty();
  }

  private void error(Position at, Code code, String what, String why, String next) {
    census.source().findings().error(at, new Mistake(code, what, why, next));
  }
}
