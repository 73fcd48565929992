package dev.phonefleet.simulator.platform;

import dev.phonefleet.simulator.scenario.Mac;
import dev.phonefleet.simulator.scenario.Span;
import dev.phonefleet.simulator.scenario.published.PhoneTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Draws what becomes of a phone that was made, written or rebooted. */
final class PhoneLives {
  private static final String[] ERRORS = {
    "Provisioning failed: the configuration could not be fetched",
    "Provisioning failed: TLS handshake error",
    "Provisioning failed: DNS resolution error"
  };

  private final Rules rules;
  private final PhoneStatus statuses;

  PhoneLives(Rules rules, PhoneStatus statuses) {
    this.rules = rules;
    this.statuses = statuses;
  }

  private PhoneTimes times() {
    return rules.platform().phones();
  }

  Item made(Item phone, Instant now) {
    boolean unseen = matches(phone, times().unseen()::contains);
    return phone.living(life(phone, now, times().pending(), unseen, fate(phone), Optional.empty()));
  }

  Item rewritten(Item phone, Instant now) {
    PhoneLife old = PhoneStatus.life(phone);
    if (!times().putReprovisions()) {
      return phone;
    }
    Optional<String> error = times().putRepairs() ? Optional.empty() : error(phone, now);
    return phone.living(
        life(phone, now, times().pending(), old.unseen(), error, before(phone, old, now)));
  }

  Item rebooted(Item phone, Instant now) {
    PhoneLife old = PhoneStatus.life(phone);
    Optional<ObjectNode> before =
        before(phone, old, now).map(status -> status.put("operationalStatus", "OFFLINE"));
    return phone.living(life(phone, now, times().boot(), old.unseen(), error(phone, now), before));
  }

  /** What it fails of at present, be it by its life or because its status says so. */
  private Optional<String> error(Item phone, Instant now) {
    return Rules.text(statuses.core(phone, now).path("provision").path("errorInfo"))
        .or(() -> PhoneStatus.life(phone).error());
  }

  private Optional<ObjectNode> before(Item phone, PhoneLife old, Instant now) {
    ObjectNode status = statuses.core(phone, now);
    return old.unseen() || !status.has("provision") ? Optional.empty() : Optional.of(status);
  }

  private PhoneLife life(
      Item phone,
      Instant now,
      Span pending,
      boolean unseen,
      Optional<String> error,
      Optional<ObjectNode> before) {
    String key = phone.id() + '/' + phone.version() + '/' + now.toEpochMilli();
    Duration wait = pending.at(rules.dice().of("published.pending", key));
    Duration work = times().provisioning().at(rules.dice().of("published.provisioning", key));
    return new PhoneLife(
        now, wait, work, unseen, error, before, Optional.empty(), Optional.empty());
  }

  private Optional<String> fate(Item phone) {
    for (String key : keys(phone)) {
      String why = times().failing().get(key);
      if (why != null) {
        return Optional.of(why);
      }
    }
    boolean fails = rules.dice().of("published.fails", phone.name()) < times().failingShare();
    int which = (int) (rules.dice().of("published.why", phone.name()) * ERRORS.length);
    return fails ? Optional.of(ERRORS[which]) : Optional.empty();
  }

  private static boolean matches(Item phone, Predicate<String> wanted) {
    for (String key : keys(phone)) {
      if (wanted.test(key)) {
        return true;
      }
    }
    return false;
  }

  private static String[] keys(Item phone) {
    return new String[] {hardwareKey(phone), phone.name()};
  }

  /** The hardware id without its spelling, empty when there is none. */
  static String hardwareKey(Item phone) {
    String id = phone.property("phone_hardwareId").asString("");
    return Mac.parse(id).map(Mac::digits).orElse(id.toLowerCase(Locale.ROOT));
  }
}
