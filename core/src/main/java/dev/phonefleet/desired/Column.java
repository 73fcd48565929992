package dev.phonefleet.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a column of an inventory holds. */
sealed interface Column {
  /** A key of a phone, by its name in YAML. */
  record Key(String name) implements Column {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A line's number; positions count from 0. */
  record LineNumber(int position) implements Column {
    @Override
    public String toString() {
      return "line" + (position + 1) + "_number";
    }
  }

  /** A line's label; positions count from 0. */
  record LineLabel(int position) implements Column {
    @Override
    public String toString() {
      return "line" + (position + 1) + "_label";
    }
  }

  /** One setting. */
  record Setting(String key) implements Column {
    @Override
    public String toString() {
      return "settings." + key;
    }
  }

  /** A column without a name, as spreadsheets leave at the right: its cells must be empty. */
  record Nameless() implements Column {}

  /** A column whose name was found wrong: its cells are not looked at. */
  record Ignored() implements Column {}

  /** The keys that can be columns, all of them texts. */
  List<String> KEYS =
      List.of(
          "mac", "name", "model", "user", "site", "description", "remote", "standalone", "station");

  /** More lines than any phone with its sidecars has. */
  int MOST_LINES = 100;

  Pattern LINE = Pattern.compile("line([1-9][0-9]{0,2})_(number|label)");

  /** The column that a header names; empty where there is no such column. */
  static Optional<Column> named(String header) {
    String folded = header.toLowerCase(Locale.ROOT);
    if (KEYS.contains(folded)) {
      return Optional.of(new Key(folded));
    }
    String settings = "settings.";
    if (folded.startsWith(settings)) {
      String key = header.substring(settings.length()).strip();
      return key.isEmpty() ? Optional.empty() : Optional.of(new Setting(key));
    }
    Matcher line = LINE.matcher(folded);
    if (!line.matches() || Integer.parseInt(line.group(1)) > MOST_LINES) {
      return Optional.empty();
    }
    int position = Integer.parseInt(line.group(1)) - 1;
    return Optional.of(
        line.group(2).equals("number") ? new LineNumber(position) : new LineLabel(position));
  }

  /** The column name that was probably meant. */
  static Optional<String> near(String header) {
    List<String> names = new ArrayList<>(KEYS);
    String number = header.replaceAll("[^0-9]", "");
    // A line's own number first: of two names that are equally near it is the likelier.
    if (number.matches("[1-9][0-9]?")) {
      names.add("line" + number + "_number");
      names.add("line" + number + "_label");
    }
    names.add("line1_number");
    names.add("line1_label");
    int dot = header.indexOf('.');
    if (dot > 0 && dot < header.length() - 1) {
      names.add("settings" + header.substring(dot));
    }
    return Nearest.to(header, names);
  }
}
