package dev.phonefleet.desired;

import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.PhoneKey;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes phones as an inventory: those that fit into one. */
final class InventoryWriter {
  /** Rows of more cells are hard to read and hit what a reader keeps of one. */
  private static final int MOST_SETTINGS = 200;

  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_.:@+-]+( [A-Za-z0-9_.:@+-]+)*");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.]*");

  private final Optional<String> usualSite;
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final Set<String> settings = new TreeSet<>();
  private int lines;

  /**
   * An inventory without phones.
   *
   * @param usualSite where phones live whose row names no site
   */
  InventoryWriter(Optional<String> usualSite) {
    this.usualSite = usualSite;
  }

  int phones() {
    return rows.size();
  }

  /** Takes the phone in unless a row cannot carry it. */
  boolean add(DesiredPhone phone) {
    PhoneFields fields = phone.fields();
    Map<String, String> row = row(phone);
    Set<String> keys = new TreeSet<>(settings);
    keys.addAll(fields.settings().keySet());
    List<Line> own = lines(fields);
    boolean fits =
        fields.cleared().isEmpty()
            && own.size() <= Column.MOST_LINES
            && keys.size() <= MOST_SETTINGS
            && row.values().stream().allMatch(InventoryWriter::safe)
            && fields.settings().entrySet().stream()
                .allMatch(it -> fits(it.getKey(), it.getValue()));
    if (fits) {
      rows.add(row);
      settings.addAll(keys);
      lines = Math.max(lines, own.size());
    }
    return fits;
  }

  private static List<Line> lines(PhoneFields fields) {
    return fields.lines().map(some -> some.over(List.of())).orElse(List.of());
  }

  private Map<String, String> row(DesiredPhone phone) {
    PhoneFields fields = phone.fields();
    Map<String, String> row = new LinkedHashMap<>();
    if (phone.key() instanceof PhoneKey.Mac(var mac)) {
      row.put("mac", mac.toString());
    }
    fields.name().ifPresent(it -> row.put("name", it));
    fields.model().ifPresent(it -> row.put("model", it));
    fields.user().ifPresent(it -> row.put("user", it));
    fields
        .site()
        .filter(it -> !usualSite.equals(Optional.of(it)))
        .ifPresent(it -> row.put("site", it));
    fields.description().ifPresent(it -> row.put("description", it));
    fields.remote().ifPresent(it -> row.put("remote", it));
    fields.standalone().ifPresent(it -> row.put("standalone", it.toString()));
    fields.station().map(Station::word).ifPresent(it -> row.put("station", it));
    int at = 0;
    for (Line line : lines(fields)) {
      String number = new Column.LineNumber(at).toString();
      String label = new Column.LineLabel(at).toString();
      line.number().ifPresent(it -> row.put(number, it));
      line.label().ifPresent(it -> row.put(label, it));
      at++;
    }
    fields.settings().forEach((key, value) -> row.put(setting(key), value.toString()));
    return row;
  }

  private static String setting(String key) {
    return new Column.Setting(key).toString();
  }

  /** A cell is a text: a list is none, and a number has to mean the same as one. */
  private static boolean fits(String key, Value value) {
    return !(value instanceof Value.Structure)
        && key.equals(key.strip())
        && !value.toString().isEmpty()
        && Value.same(new Value.Text(value.toString()), value);
  }

  /** Spreadsheets calculate what looks like a formula, whatever quotes it stands in. */
  private static boolean safe(String text) {
    return text.isEmpty()
        || "=@+-\t\r".indexOf(text.charAt(0)) < 0
        || NUMBER.matcher(text).matches();
  }

  /** Header and rows; only columns that some phone needs. */
  String text() {
    List<String> columns = new ArrayList<>(Column.KEYS);
    for (int at = 0; at < lines; at++) {
      columns.add(new Column.LineNumber(at).toString());
      columns.add(new Column.LineLabel(at).toString());
    }
    settings.forEach(key -> columns.add(setting(key)));
    columns.removeIf(column -> rows.stream().noneMatch(row -> row.containsKey(column)));
    StringBuilder out = new StringBuilder();
    out.append(columns.stream().map(InventoryWriter::cell).collect(Collectors.joining(",")));
    out.append('\n');
    for (Map<String, String> row : rows) {
      out.append(
          columns.stream()
              .map(column -> cell(row.getOrDefault(column, "")))
              .collect(Collectors.joining(",")));
      out.append('\n');
    }
    return out.toString();
  }

  private static String cell(String text) {
    return text.isEmpty() || BARE.matcher(text).matches()
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
