package dev.phonefleet.desired;

import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Station;
import java.util.Collection;
import java.util.List;

/** What each of the two contracts wants of a phone, as far as the file alone shows it. */
final class PhoneRules {
  private final Findings findings;

  PhoneRules(Findings findings) {
    this.findings = findings;
  }

  /** Refuses what one entry, one row or the defaults say that only the published API has. */
  void guide(PhoneFields says, Where where) {
    if (says.remote().isPresent()) {
      Contract.refuse(findings, where, "remote");
    }
    if (says.standalone().orElse(false)) {
      Contract.refuse(findings, where, "standalone");
    }
    if (says.station().orElse(Station.NONE) != Station.NONE) {
      Contract.refuse(findings, where, "station");
    }
  }

  /** Checks a phone over its defaults, its site included. */
  void published(Declared phone, Where where) {
    PhoneFields fields = phone.fields();
    boolean hardware = phone.mac().isPresent();
    if (hardware && fields.remote().isPresent()) {
      error(
          where.at("remote"),
          Code.CONFLICTING_KEYS,
          "The phone has `mac` and `remote`.",
          "A phone with a MAC address is hardware; a remote station has none.",
          "Remove one of them.");
    }
    if (fields.remote().isPresent() && fields.standalone().orElse(false)) {
      error(
          where.at("remote"),
          Code.CONFLICTING_KEYS,
          "The phone has `remote` and `standalone: true`.",
          "A remote station is reached at one number; a standalone phone has numbers of its own.",
          "Remove one of them.");
    }
    if (fields.site().isEmpty()) {
      site(fields, where);
    }
    station(fields, hardware, where);
    if (!fields.standalone().orElse(false) && numbered(fields)) {
      error(
          where.at("lines"),
          Code.NEEDS_STANDALONE,
          "A line has a `number`, and the phone is not `standalone: true`.",
          "On the published API only the lines of standalone phones have numbers of their own.",
          fields.remote().isPresent()
              ? "Remove the number: a remote station is reached at `remote`."
              : "Write `standalone: true`, or remove the number.");
    }
  }

  private void site(PhoneFields fields, Where where) {
    boolean cleared = fields.cleared().contains("site");
    error(
        where.at("site"),
        Code.MISSING_KEY,
        cleared ? "The phone's `site` is cleared." : "The phone has no `site`.",
        "With `api: published`, which is the default, every phone belongs to a site.",
        cleared
            ? "Name the site, or leave it out: then the group's holds."
            : "Write `site: NAME` for the phone, in `defaults` or for the group.");
  }

  private void station(PhoneFields fields, boolean hardware, Where where) {
    Station station = fields.station().orElse(Station.NONE);
    boolean belongs = hardware || fields.remote().isPresent();
    if (hardware && station == Station.ASSOCIATED) {
      error(
          where.at("station"),
          Code.BAD_WORD,
          "A desk phone cannot be `station: associated`.",
          "A desk phone knows only none and default.",
          "Write `station: default`, or remove it.");
    } else if (belongs && station != Station.NONE && fields.user().isEmpty()) {
      error(
          where.at("station"),
          Code.NEEDS_USER,
          "The phone is `station: " + station.word() + "` of nobody.",
          "It says what the phone is to its `user`, and there is none.",
          "Write `user`, or `station: none`.");
    } else if (belongs && station == Station.NONE && fields.user().isPresent()) {
      error(
          where.at("user"),
          Code.NEEDS_STATION,
          "The "
              + (hardware ? "desk phone" : "remote station")
              + " has a `user` without `station`.",
          "On the published API only a station makes it a user's.",
          "Write `station: default`, or remove `user`.");
    }
    if (belongs && fields.user().filter(user -> !Telephony.isEmail(user)).isPresent()) {
      error(
          where.at("user"),
          Code.BAD_VALUE,
          Mistake.shown(fields.user().get()) + " is no e-mail address.",
          "With `api: published` a user is named by e-mail.",
          "Write the user's e-mail address.");
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
    findings.error(at, new Mistake(code, what, why, next));
  }
}
