package dev.phonefleet.desired;

import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.Station;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads what identifies phones and lines, in YAML and in inventories alike. */
final class Telephony {
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}|[0-9]{1,15}");
  private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+([.,][0-9]+)?[eE]\\+?[0-9]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,11}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  /** What a phone's station is to its user, by the word in the file. */
  static final SequencedMap<String, Station> STATIONS = new LinkedHashMap<>();

  static {
    for (Station station : Station.values()) {
      STATIONS.put(station.word(), station);
    }
  }

  private Telephony() {}

  /** A MAC address in any usual spelling; quotes do not matter, since the source text is read. */
  static Checked<MacAddress> mac(Node.Scalar scalar) {
    String text = scalar.text();
    Optional<MacAddress> mac = MacAddress.parse(text);
    if (mac.isPresent()) {
      return Checked.good(mac.get());
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      return damaged(text, "a MAC address");
    }
    long digits = text.chars().filter(c -> Character.digit(c, 16) >= 0).count();
    String why =
        DIGITS.matcher(text).matches()
            ? "It has only " + digits + " digits; spreadsheets drop leading zeros."
            : "A MAC address has twelve hex digits, with colons, dashes or dots between.";
    return Checked.bad(
        Code.BAD_MAC,
        Mistake.shown(text) + " is no MAC address.",
        why,
        "Write it as on the phone's label, such as \"00:04:f2:aa:bb:01\".");
  }

  /** A number in E.164, or an extension; always a text, since a number would lose its plus. */
  static Checked<String> number(Node.Scalar scalar) {
    String text = scalar.text();
    if (scalar.plain() && (Spelling.trap(text).isPresent() || Spelling.isWhole(text))) {
      return new Checked.Bad<>(
          Spelling.trap(text)
              .orElseGet(() ->
                  new Mistake(
                      Code.QUOTE_IT,
                      Mistake.shown(text) + " stands without quotes.",
                      "Numbers of lines are texts: as a number it could lose digits.",
                      "Quote it: \"" + text + "\".")));
    }
    if (NUMBER.matcher(text).matches()) {
      return Checked.good(text);
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      return damaged(text, "a phone number");
    }
    String bare = text.replaceAll("[\\s()./'-]", "");
    return Checked.bad(
        Code.BAD_PHONE_NUMBER,
        Mistake.shown(text) + " is no phone number.",
        "A number is a plus and up to fifteen digits, or the digits of an extension.",
        NUMBER.matcher(bare).matches()
            ? "Write it without spaces and signs: \"" + bare + "\"."
            : "Write it as \"+15550100\" or \"1001\".");
  }

  /** Who a WebRTC phone belongs to. */
  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  private static <T> Checked<T> damaged(String text, String what) {
    return Checked.bad(
        Code.SPREADSHEET_DAMAGE,
        Mistake.shown(text) + " was " + what + " before a spreadsheet made a number of it.",
        "The digits that it shows no longer are all the digits.",
        "Take the value from its source again, and format the column as text before saving.");
  }
}
