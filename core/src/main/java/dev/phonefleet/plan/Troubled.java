package dev.phonefleet.plan;

import dev.phonefleet.desired.DesiredPhone;
import dev.phonefleet.diagnostic.Diagnostic;
import dev.phonefleet.outside.Live;
import java.util.List;

/** What is said about phones that are needed and not written, in one place and one tone. */
final class Troubled {
  private Troubled() {}

  private static String where(DesiredPhone phone) {
    return phone.at() + " (phone " + phone.key() + ")";
  }

  static Diagnostic twins(DesiredPhone phone, List<String> ids) {
    return Diagnostic.error(
        "phone.twins",
        where(phone),
        ids.size() + " phones on the platform are " + phone.key() + ".",
        "Their ids are " + String.join(" and ", ids) + "; neither is written.",
        "Delete the one that is not in use in the admin page, then run the same command again.");
  }

  static Diagnostic moved(DesiredPhone phone, Live.Phone there) {
    return Diagnostic.error(
        "phone.move",
        phone.at() + " (phone " + phone.key() + ", id " + there.id() + ")",
        "Phone "
            + phone.key()
            + " is at site "
            + there.fields().site().orElse("(unknown)")
            + " and declared at "
            + phone.fields().site().orElse("(unknown)")
            + ".",
        "Moving a phone between sites is not done unasked.",
        "Declare it at "
            + there.fields().site().orElse("its site")
            + ", or move it in the admin page.");
  }

  static Diagnostic noPeople(DesiredPhone phone, String words) {
    return Diagnostic.error(
        "users.unsearched",
        where(phone),
        "Users may not be searched for, so this phone is not written.",
        words,
        "Give the OAuth client's role the permission directory:user:view.");
  }

  static Diagnostic peopleSilent(DesiredPhone phone, String words) {
    return Diagnostic.error(
        "users.unsearched",
        where(phone),
        "Users could not be searched for, so this phone is not written.",
        words,
        "Run the same command again.");
  }

  static Diagnostic numberUnchecked(DesiredPhone phone, String words) {
    return Diagnostic.error(
        "number.unchecked",
        where(phone),
        "Nobody knows whether its numbers are to be had, so it is not written.",
        words,
        "Run the same command again.");
  }

  static Diagnostic unsearched(DesiredPhone phone, String words) {
    return Diagnostic.error(
        "phone.unsearched",
        where(phone),
        "Nobody knows whether the phone exists already, so it is not created.",
        words,
        "Run the same command again.");
  }

  static Diagnostic whereabouts(DesiredPhone phone, String words) {
    return Diagnostic.error(
        "station.unknown",
        where(phone),
        "Nobody knows whether its user is logged in on another phone, so it is not written.",
        words,
        "Run the same command again, or give --disassociate.");
  }

  static Diagnostic noTemplate(DesiredPhone phone, String words) {
    return Diagnostic.error(
        "model.no-template",
        where(phone),
        "The platform gives no template for \"" + phone.fields().model().orElse("") + "\".",
        words,
        "Look at these base settings in the admin page.");
  }
}
