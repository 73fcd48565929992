package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The phones of one {@code phones}, from its list and its inventories: lays them over the defaults,
 * finds out what identifies each, and keeps those that are new.
 */
final class Roster {
  private final Census census;
  private final Optional<String> groupSite;
  private final Declared defaults;
  private final List<DesiredPhone> phones = new ArrayList<>();
  private final Set<String> saidOnce = new HashSet<>();

  /**
   * A roster without phones.
   *
   * @param groupSite the site that the group names, for remote stations that name none
   */
  Roster(Census census, Optional<String> groupSite, Declared defaults) {
    this.census = census;
    this.groupSite = groupSite;
    this.defaults = defaults;
  }

  List<DesiredPhone> phones() {
    return phones;
  }

  /** Takes in what an entry or a row says. */
  void add(Declared declared, Where where) {
    later(declared, where);
    Declared phone = declared.over(defaults);
    PhoneFields fields = census.sharing().fields(phone.fields());
    if (census.api().equals(Optional.of(Api.PUBLISHED))) {
      checkPublished(phone, where);
    }
    identity(phone, where)
        .ifPresent(key -> {
          if (census.first(key, where)) {
            phones.add(new DesiredPhone(key, fields, where.start()));
          }
        });
  }

  /** Notes keys that act later: once each, since what one row says thousands of rows say. */
  void later(Declared declared, Where where) {
    later("standalone", declared.standalone().orElse(false), where);
    later("remote", declared.remote().isPresent(), where);
    later(
        "station",
        declared.station().orElse(Declared.Station.NONE) != Declared.Station.NONE,
        where);
  }

  private void later(String key, boolean says, Where where) {
    if (says && saidOnce.add(where.file() + "\0" + key)) {
      census.source().notYet(where.path(key), where.keyAt(key));
    }
  }

  private Optional<PhoneKey> identity(Declared phone, Where where) {
    if (phone.mac().isPresent()) {
      return Optional.of(new PhoneKey.Mac(phone.mac().get()));
    }
    if (census.api().equals(Optional.of(Api.GUIDE))) {
      error(
          where.start(),
          Code.MISSING_KEY,
          "The phone has no `mac`.",
          "With `api: guide` a phone is its MAC address.",
          "Write the MAC address from the phone's label.");
      return Optional.empty();
    }
    PhoneFields fields = phone.fields();
    if (phone.remote().isPresent()) {
      Optional<String> site = fields.site().or(() -> groupSite);
      if (site.isEmpty() || fields.name().isEmpty()) {
        error(
            where.at("remote"),
            Code.MISSING_KEY,
            "The remote station has no `" + (site.isEmpty() ? "site" : "name") + "`.",
            "A remote station is identified by its site and its name.",
            "Write both.");
        return Optional.empty();
      }
      return Optional.of(new PhoneKey.Remote(site.get(), fields.name().get()));
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

  private void checkPublished(Declared phone, Where where) {
    Declared.Station station = phone.station().orElse(Declared.Station.NONE);
    if (phone.mac().isPresent() && phone.remote().isPresent()) {
      error(
          where.at("remote"),
          Code.CONFLICTING_KEYS,
          "The phone has `mac` and `remote`.",
          "A phone with a MAC address is hardware; a remote station has none.",
          "Remove one of them.");
    }
    if (phone.mac().isPresent() && station == Declared.Station.ASSOCIATED) {
      error(
          where.at("station"),
          Code.BAD_WORD,
          "A desk phone cannot be `station: associated`.",
          "A desk phone knows only none and default.",
          "Write `station: default`, or remove it.");
    } else if (phone.mac().isPresent()
        && phone.fields().user().isPresent()
        && station == Declared.Station.NONE) {
      error(
          where.at("user"),
          Code.NEEDS_STATION,
          "The desk phone has a `user` without `station: default`.",
          "On the published API a desk phone belongs to a user only as their default station.",
          "Write `station: default`, or remove `user`.");
    }
    if (!phone.standalone().orElse(false) && numbered(phone.fields())) {
      error(
          where.at("lines"),
          Code.NEEDS_STANDALONE,
          "A line has a `number`, and the phone is not `standalone: true`.",
          "On the published API only the lines of standalone phones have numbers of their own.",
          "Write `standalone: true`, or remove the number.");
    }
  }

  private static boolean numbered(PhoneFields fields) {
    Collection<Line> lines =
        fields
            .lines()
            .<Collection<Line>>map(some ->
                switch (some) {
                  case Lines.Whole(var whole) -> whole;
                  case Lines.Some(var named) -> named.values();
                })
            .orElse(List.of());
    return lines.stream().anyMatch(line -> line.number().isPresent());
  }

  private void error(Position at, Code code, String what, String why, String next) {
    census.source().findings().error(at, new Mistake(code, what, why, next));
  }
}
