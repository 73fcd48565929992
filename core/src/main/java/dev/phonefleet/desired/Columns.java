package dev.phonefleet.desired;

import dev.phonefleet.fleet.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of an inventory, in its order. */
final class Columns {
  private final List<Column> columns = new ArrayList<>();
  private final Map<Column, Integer> byName = new HashMap<>();

  /** Reads the header; what is wrong with a name is found, and its column ignored. */
  Columns(Cells header, String file, Findings findings) {
    boolean headless = header.raw().stream().anyMatch(cell -> MacAddress.parse(cell).isPresent());
    if (headless) {
      findings.error(
          header.position(file, 0),
          new Mistake(
              Code.MISSING_COLUMN,
              "The inventory has no header.",
              "Its first line has a MAC address where the names of the columns belong.",
              "Put a line such as mac,name,model above it."));
    }
    for (int i = 0; i < header.count(); i++) {
      columns.add(headless ? new Column.Ignored() : column(header, i, file, findings));
    }
  }

  private Column column(Cells header, int cell, String file, Findings findings) {
    String text = header.raw().get(cell).strip();
    if (text.isEmpty()) {
      return new Column.Nameless();
    }
    Optional<Column> column = Column.named(text);
    if (column.isEmpty()) {
      findings.error(header.position(file, cell), unknown(text));
      return new Column.Ignored();
    }
    Integer first = byName.putIfAbsent(column.get(), cell);
    if (first != null) {
      findings.error(
          header.position(file, cell),
          new Mistake(
              Code.DUPLICATE_COLUMN,
              "The column " + Mistake.shown(text) + " stands twice.",
              "It stands at "
                  + header.position(file, first)
                  + " already, and only one of them could count.",
              "Remove one of them."));
      return new Column.Ignored();
    }
    return column.get();
  }

  private static Mistake unknown(String text) {
    return new Mistake(
        Code.UNKNOWN_COLUMN,
        Mistake.shown(text) + " is no column of an inventory.",
        "Unknown columns are refused, so that no typing mistake is ignored silently.",
        Column.near(text)
            .map(near -> "Did you mean `" + near + "`?")
            .orElse(
                "Known: "
                    + String.join(", ", Column.KEYS)
                    + ", line1_number, line1_label, ..., settings.KEY."));
  }

  int count() {
    return columns.size();
  }

  Column get(int cell) {
    return columns.get(cell);
  }

  boolean has(String key) {
    return byName.containsKey(new Column.Key(key));
  }

  /** The cell that holds what YAML calls by this key; the first one where there is none. */
  int cell(String key) {
    if (key.equals("lines")) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i) instanceof Column.LineNumber) {
          return i;
        }
      }
    }
    return byName.getOrDefault(new Column.Key(key), 0);
  }

  /** Whether the cells repeat the header, as joined files do. */
  boolean repeatedBy(Cells cells) {
    boolean keys = false;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) instanceof Column.Key(String name)) {
        if (i >= cells.count() || !name.equalsIgnoreCase(cells.text(i))) {
          return false;
        }
        keys = true;
      }
    }
    return keys;
  }
}
