package dev.phonefleet.desired;

import dev.phonefleet.desired.Organization.Api;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads inventories, row by row, into rosters. */
final class InventoryReader {
  private final Path fleetFile;
  private final Census census;
  private final Map<Path, Position> read = new HashMap<>();

  InventoryReader(Path fleetFile, Census census) {
    this.fleetFile = fleetFile;
    this.census = census;
  }

  /** Reads the inventory that a value of the file names. */
  void read(Node.Scalar given, String key, Roster roster) {
    switch (InventoryPath.resolve(fleetFile, given.text())) {
      case Checked.Bad<Path>(Mistake mistake) -> census.source().error(given, mistake);
      case Checked.Good<Path>(Path path) -> {
        Position before = read.putIfAbsent(path, census.source().at(given));
        if (before == null) {
          String name = fleetFile.resolveSibling(given.text()).toString();
          Table table = new Table(name, key, roster);
          if (new CsvFile(path, name, census.source().findings()).read(table::accept)) {
            table.finish();
          }
        } else {
          census.source().error(given, twice(given.text(), before));
        }
      }
    }
  }

  private static Mistake twice(String given, Position before) {
    return new Mistake(
        Code.DUPLICATE_INVENTORY,
        "The inventory " + Mistake.shown(given) + " is named twice.",
        "It is named at " + before + " already, and no phone can be in two places.",
        "Remove one of them.");
  }

  /** One inventory while it is read: its first record is the header. */
  private final class Table {
    private final String file;
    private final String key;
    private final Roster roster;
    private final Findings findings = census.source().findings();
    private Optional<Columns> columns = Optional.empty();
    private boolean rows;

    Table(String file, String key, Roster roster) {
      this.file = file;
      this.key = key;
      this.roster = roster;
    }

    void accept(Cells cells) {
      if (cells.blank()) {
        return;
      }
      if (columns.isEmpty()) {
        Columns header = new Columns(cells, file, findings);
        identifying(header, cells);
        columns = Optional.of(header);
        return;
      }
      rows = true;
      row(cells, columns.get());
    }

    private void row(Cells cells, Columns header) {
      if (header.repeatedBy(cells)) {
        findings.error(cells.position(file, 0), repeated());
      } else if (cells.count() > header.count()) {
        findings.error(
            cells.position(file, header.count()), tooMany(cells.count(), header.count()));
      } else {
        RowReader row = new RowReader(cells, header, file, key, census.sharing(), findings);
        row.read().filter(_ -> identifies(header)).ifPresent(phone -> roster.add(phone, row));
      }
    }

    /** Without a column that identifies phones, one finding says enough for all rows. */
    private boolean identifies(Columns header) {
      boolean guide = census.api().equals(Optional.of(Api.GUIDE));
      return header.has("mac") || (!guide && (header.has("user") || header.has("remote")));
    }

    private void identifying(Columns header, Cells cells) {
      boolean sound = true;
      for (int i = 0; i < header.count(); i++) {
        sound &= !(header.get(i) instanceof Column.Ignored);
      }
      if (sound && !identifies(header)) {
        findings.error(
            cells.position(file, 0),
            new Mistake(
                Code.MISSING_COLUMN,
                "The inventory has no column `mac`.",
                "Without it, nothing says which phone a row is.",
                "Add it, and name it in the first line."));
      }
    }

    void finish() {
      if (columns.isEmpty()) {
        findings.error(
            new Position(file, 1, 1),
            new Mistake(
                Code.EMPTY_INVENTORY,
                "The inventory is empty.",
                "It has not even a header.",
                "Write a first line such as mac,name,model."));
      } else if (!rows) {
        findings.warning(
            new Position(file, 1, 1),
            new Mistake(
                Code.EMPTY_INVENTORY,
                "The inventory has a header and no phones.",
                "It declares nothing.",
                "Check that it is the right file."));
      }
    }

    private static Mistake repeated() {
      return new Mistake(
          Code.BAD_VALUE,
          "The header stands here again.",
          "Two inventories were probably joined.",
          "Remove this line.");
    }

    private static Mistake tooMany(int cells, int columns) {
      return new Mistake(
          Code.TOO_MANY_CELLS,
          "The row has " + cells + " cells, the header " + columns + ".",
          "A text with a separator in it has to stand in quotes.",
          "Quote that text, or remove the cells that are too many.");
    }
  }
}
