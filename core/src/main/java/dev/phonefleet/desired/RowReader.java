package dev.phonefleet.desired;

import dev.phonefleet.fleet.Line;
import dev.phonefleet.fleet.Lines;
import dev.phonefleet.fleet.MacAddress;
import dev.phonefleet.fleet.PhoneFields;
import dev.phonefleet.fleet.Station;
import dev.phonefleet.fleet.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads one row of an inventory. An empty cell declares nothing. */
final class RowReader implements Where {
  private static final SequencedMap<String, Boolean> FLAGS = new LinkedHashMap<>();

  static {
    FLAGS.put("true", true);
    FLAGS.put("false", false);
  }

  private final Cells cells;
  private final Columns columns;
  private final String file;
  private final String inventory;
  private final Sharing sharing;
  private final Findings findings;

  private Optional<MacAddress> mac = Optional.empty();
  private final Map<String, Optional<String>> texts = new HashMap<>();
  private Optional<String> remote = Optional.empty();
  private Optional<Boolean> standalone = Optional.empty();
  private Optional<Station> station = Optional.empty();
  private final SortedMap<Integer, Line> lines = new TreeMap<>();
  private final Map<String, Value> settings = new HashMap<>();
  private boolean identified = true;

  /** A reader of one row; {@code inventory} is what the file calls its inventory. */
  RowReader(
      Cells cells,
      Columns columns,
      String file,
      String inventory,
      Sharing sharing,
      Findings findings) {
    this.cells = cells;
    this.columns = columns;
    this.file = file;
    this.inventory = inventory;
    this.sharing = sharing;
    this.findings = findings;
  }

  /** What the row says; empty where its identity is written but wrong, which is then found. */
  Optional<Declared> read() {
    for (int i = 0; i < cells.count(); i++) {
      String text = cells.text(i);
      if (!text.isEmpty()) {
        cell(i, text);
      }
    }
    if (!identified) {
      return Optional.empty();
    }
    PhoneFields fields =
        new PhoneFields(
            text("name"),
            text("model"),
            text("site"),
            text("user"),
            text("description"),
            lines.isEmpty() ? Optional.empty() : Optional.of(new Lines.Some(lines)),
            sharing.settings(settings),
            Set.of(),
            remote,
            standalone,
            station);
    return Optional.of(new Declared(mac, fields));
  }

  private Optional<String> text(String key) {
    return texts.getOrDefault(key, Optional.empty());
  }

  private void cell(int cell, String text) {
    Column column = columns.get(cell);
    if (text.startsWith("=") && !(column instanceof Column.Setting)) {
      wrong(cell, formula(text));
      return;
    }
    switch (column) {
      case Column.Key(String name) -> key(cell, name, text);
      case Column.LineNumber(int position) ->
          checked(cell, text, Telephony::number)
              .ifPresent(number -> line(position, new Line(Optional.of(number), Optional.empty())));
      case Column.LineLabel(int position) ->
          checked(cell, text, Scalars::text)
              .ifPresent(label -> line(position, new Line(Optional.empty(), sharing.text(label))));
      case Column.Setting(String key) -> settings.put(key, new Value.Text(text));
      case Column.Nameless() -> wrong(cell, nameless());
      case Column.Ignored() -> {}
    }
  }

  private void key(int cell, String name, String text) {
    switch (name) {
      case "mac" -> {
        mac = checked(cell, text, Telephony::mac);
        identified &= mac.isPresent();
      }
      case "remote" -> {
        remote = checked(cell, text, Telephony::number);
        identified &= remote.isPresent();
      }
      case "standalone" ->
          standalone = checked(cell, text.toLowerCase(Locale.ROOT), Scalars.word(FLAGS));
      case "station" ->
          station = checked(cell, text.toLowerCase(Locale.ROOT), Scalars.word(Telephony.STATIONS));
      case "description" -> texts.put(name, checked(cell, text, Scalars::prose));
      default -> texts.put(name, checked(cell, text, Scalars::text));
    }
  }

  private void line(int position, Line line) {
    lines.merge(position, line, Line::overlaid);
  }

  private <T> Optional<T> checked(int cell, String text, Function<Node.Scalar, Checked<T>> reader) {
    // A cell is a text whatever it looks like, so it is read as if it stood in quotes.
    return switch (reader.apply(new Node.Scalar(text, false, 0, 0))) {
      case Checked.Good<T>(T value) -> Optional.of(value);
      case Checked.Bad<T>(Mistake mistake) -> {
        wrong(cell, mistake);
        yield Optional.empty();
      }
    };
  }

  private void wrong(int cell, Mistake mistake) {
    findings.error(cells.position(file, cell), mistake);
  }

  private static Mistake formula(String text) {
    return new Mistake(
        Code.SPREADSHEET_DAMAGE,
        Mistake.shown(text) + " is a formula.",
        "An inventory holds values; a formula is not calculated.",
        "Save the value that the spreadsheet shows.");
  }

  private static Mistake nameless() {
    return new Mistake(
        Code.TOO_MANY_CELLS,
        "This cell stands in a column without a name.",
        "What it means cannot be told.",
        "Name the column in the header, or empty the cell.");
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public Position start() {
    return at(columns.has("mac") ? "mac" : "user");
  }

  @Override
  public Position at(String key) {
    int cell = columns.cell(key);
    return cells.position(file, cell < cells.count() ? cell : 0);
  }

  @Override
  public Position keyAt(String key) {
    return at(key);
  }

  @Override
  public String path(String key) {
    return inventory + "." + key;
  }
}
