package dev.phonefleet.desired;

import dev.phonefleet.fleet.Ipv4;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads single values: each function says what the value is, or what is wrong with it. */
final class Scalars {
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3})?)%");

  private Scalars() {}

  /** Text on one line. */
  static Checked<String> text(Node.Scalar scalar) {
    return prose(scalar)
        .then(text ->
            text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? Checked.good(text)
                : Checked.bad(
                    Code.BAD_VALUE,
                    Mistake.shown(text) + " has a line break in it.",
                    "Only a description may have several lines; a closing quote may be missing.",
                    "Write it on one line."));
  }

  /** Text, possibly of several lines. */
  static Checked<String> prose(Node.Scalar scalar) {
    String text = scalar.text();
    Optional<Mistake> trap = scalar.plain() ? Spelling.trap(text) : Optional.empty();
    if (trap.isPresent()) {
      return new Checked.Bad<>(trap.get());
    }
    if (text.isBlank()) {
      return Checked.bad(
          Code.BAD_VALUE,
          "The text has nothing but white space in it.",
          "Such a value is never meant.",
          "Write a text, or remove it.");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
      return Checked.bad(
          Code.BAD_VALUE,
          Mistake.shown(text) + " has control characters in it.",
          "They can disturb terminals and phones.",
          "Remove them.");
    }
    return Checked.good(text);
  }

  static Checked<Boolean> flag(Node.Scalar scalar) {
    Optional<Boolean> flag =
        scalar.plain() ? Spelling.flag(scalar.text()) : Optional.<Boolean>empty();
    return flag.map(Checked::good)
        .orElseGet(() ->
            Checked.bad(
                Code.WRONG_TYPE,
                Mistake.shown(scalar.text()) + " is neither true nor false.",
                "Readers of YAML disagree about yes, no, on, off and quoted words.",
                "Write true or false, without quotes."));
  }

  /** A whole number within limits, both included. */
  static Function<Node.Scalar, Checked<Integer>> whole(int least, int most) {
    return scalar -> {
      String text = scalar.text();
      if (!scalar.plain() || !Spelling.isNumber(text)) {
        return Checked.bad(
            Code.WRONG_TYPE,
            Mistake.shown(text) + (scalar.plain() ? " is no number." : " stands in quotes."),
            "A whole number belongs here.",
            "Write a number from " + least + " to " + most + ", without quotes.");
      }
      if (!Spelling.isWhole(text)) {
        return Checked.bad(
            Code.BAD_NUMBER,
            Mistake.shown(text) + " is not written as a whole number.",
            "Readers of YAML disagree about such spellings.",
            "Write digits only, without a leading zero.");
      }
      BigInteger number = new BigInteger(text.length() > 20 ? text.substring(0, 20) : text);
      return number.compareTo(BigInteger.valueOf(least)) < 0
              || number.compareTo(BigInteger.valueOf(most)) > 0
          ? outOfRange(text, String.valueOf(least), String.valueOf(most))
          : Checked.good(number.intValueExact());
    };
  }

  static <T> Checked<T> outOfRange(String text, String least, String most) {
    return Checked.bad(
        Code.OUT_OF_RANGE,
        Mistake.shown(text) + " is out of range.",
        "The value must be from " + least + " to " + most + ".",
        "Choose a value in that range.");
  }

  /** One of a few words. */
  static <T> Function<Node.Scalar, Checked<T>> word(SequencedMap<String, T> words) {
    return scalar -> {
      T value = words.get(scalar.text());
      if (value != null) {
        return Checked.good(value);
      }
      String all = String.join(", ", words.sequencedKeySet());
      return Checked.bad(
          Code.BAD_WORD,
          Mistake.shown(scalar.text()) + " is not one of the words allowed here.",
          "Allowed: " + all + ".",
          Nearest.to(scalar.text(), words.sequencedKeySet())
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("Choose one of them."));
    };
  }

  /** A name that can be one label of a host name. */
  static Checked<String> label(Node.Scalar scalar) {
    return text(scalar)
        .then(text ->
            LABEL.matcher(text).matches()
                ? Checked.good(text)
                : Checked.bad(
                    Code.BAD_NAME,
                    Mistake.shown(text) + " cannot be part of a host name.",
                    "It becomes a DNS label: letters, digits and hyphens, at most 63, no hyphen"
                        + " at either end.",
                    suggestedLabel(text)));
  }

  private static String suggestedLabel(String text) {
    String bare = text.strip().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return LABEL.matcher(bare).matches() ? "For example `" + bare + "`." : "Choose another name.";
  }

  /** A host name, such as {@code hq.genesyscloud.com}. */
  static Checked<String> host(Node.Scalar scalar) {
    return text(scalar)
        .then(text -> {
          String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
          List<String> labels = List.of(bare.split("\\.", -1));
          // A last label of digits is a mistyped address, never a name.
          boolean named = !labels.getLast().matches("\\d+") || Ipv4.is(bare);
          boolean wellFormed = labels.stream().allMatch(l -> LABEL.matcher(l).matches());
          return bare.length() < 254 && wellFormed && named
              ? Checked.good(text)
              : Checked.bad(
                  Code.BAD_VALUE,
                  Mistake.shown(text) + " is no host name.",
                  "A host name has labels of letters, digits and hyphens, with dots between.",
                  "Write a name such as hq.genesyscloud.com.");
        });
  }

  /** A time of day. */
  static Checked<LocalTime> time(Node.Scalar scalar) {
    return text(scalar)
        .then(text -> {
          try {
            return Checked.good(LocalTime.parse(text));
          } catch (DateTimeParseException e) {
            return Checked.bad(
                Code.BAD_VALUE,
                Mistake.shown(text) + " is no time of day.",
                "Hours and minutes belong here, from 00:00 to 23:59.",
                "Write a time such as \"01:00\".");
          }
        });
  }

  /** A time zone. */
  static Checked<ZoneId> zone(Node.Scalar scalar) {
    return text(scalar)
        .then(text -> {
          try {
            return Checked.good(ZoneId.of(text));
          } catch (DateTimeException e) {
            List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds());
            return Checked.bad(
                Code.BAD_VALUE,
                Mistake.shown(text) + " is no time zone.",
                "Zones have the names of the time zone database.",
                Nearest.to(text, zones)
                    .map(near -> "Did you mean `" + near + "`?")
                    .orElse("Write a name such as Europe/Berlin."));
          }
        });
  }

  /** A number of items, or a share of them such as {@code 10%}. */
  static Checked<String> countOrShare(Node.Scalar scalar) {
    String text = scalar.text();
    var share = SHARE.matcher(text);
    boolean good =
        share.matches()
            ? Double.parseDouble(share.group(1)) > 0 && Double.parseDouble(share.group(1)) <= 100
            : scalar.plain()
                && Spelling.isWhole(text)
                && text.length() < 8
                && !text.startsWith("-");
    return good && !text.equals("0")
        ? Checked.good(text.toLowerCase(Locale.ROOT))
        : Checked.bad(
            Code.BAD_VALUE,
            Mistake.shown(text) + " is neither a number of phones nor a share of them.",
            "A number is 1 or more, a share is above 0% and at most 100%.",
            "Write, for example, 10 or 10%.");
  }
}
