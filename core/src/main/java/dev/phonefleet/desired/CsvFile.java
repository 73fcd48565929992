package dev.phonefleet.desired;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Streams the records of an inventory: UTF-8 with or without a byte order mark, any line ends,
 * comma, semicolon or tab as its first line shows. What keeps it from being read is found.
 */
final class CsvFile {
  private static final int LONGEST_CELL = 64 << 10;
  private static final int LONGEST_HEADER = 64 << 10;

  /** More cells than any inventory has columns; what follows in such a row is not kept. */
  private static final int MOST_CELLS = 2000;

  private static final long LARGEST = 512L << 20;

  private final Path path;
  private final String name;
  private final Findings findings;

  CsvFile(Path path, String name, Findings findings) {
    this.path = path;
    this.name = name;
    this.findings = findings;
  }

  /**
   * Gives every record that is not an empty line, the header too.
   *
   * @return whether the file could be read to its end
   */
  boolean read(Consumer<Cells> records) {
    Records handler = new Records();
    try (InputStream in = Files.newInputStream(path);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, TextFile.strict()), LONGEST_HEADER)) {
      if (Files.size(path) > LARGEST) {
        findings.error(new Position(name, 1, 1), TextFile.tooLarge(LARGEST));
        return false;
      }
      Optional<Mistake> other = otherEncoding();
      if (other.isPresent()) {
        findings.error(new Position(name, 1, 1), other.get());
        return false;
      }
      skipMark(reader);
      parse(reader, handler, records);
      return true;
    } catch (CsvParseException e) {
      findings.error(handler.next(name), badQuotes(e));
    } catch (UncheckedIOException e) {
      unreadable(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      unreadable(e);
    }
    return false;
  }

  private static void parse(Reader reader, Records handler, Consumer<Cells> records)
      throws IOException {
    CsvReader<Cells> csv =
        CsvReader.builder()
            .fieldSeparator(separator(reader))
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(LONGEST_CELL)
            .build(handler, reader);
    for (Cells cells : csv) {
      records.accept(cells);
    }
  }

  private Optional<Mistake> otherEncoding() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(4);
      return TextFile.otherEncoding(start, start.length);
    }
  }

  private static void skipMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  /** The separator that the first line with anything on it has most of, outside quotes. */
  private static char separator(Reader reader) throws IOException {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    boolean text = false;
    reader.mark(LONGEST_HEADER - 1);
    for (int i = 0; i < LONGEST_HEADER - 1; i++) {
      int c = reader.read();
      boolean ends = text && !quoted && (c == '\n' || c == '\r');
      if (c < 0 || ends) {
        break;
      }
      quoted ^= c == '"';
      text |= !Character.isWhitespace(c);
      commas += c == ',' && !quoted ? 1 : 0;
      semicolons += c == ';' && !quoted ? 1 : 0;
      tabs += c == '\t' && !quoted ? 1 : 0;
    }
    reader.reset();
    if (tabs > commas && tabs > semicolons) {
      return '\t';
    }
    return semicolons > commas ? ';' : ',';
  }

  private void unreadable(IOException e) {
    if (e instanceof CharacterCodingException) {
      findings.error(TextFile.firstBadByte(path, name), TextFile.notUtf8());
    } else {
      findings.error(new Position(name, 1, 1), TextFile.unreadable(e));
    }
  }

  private static Mistake badQuotes(CsvParseException e) {
    boolean after = String.valueOf(e.getMessage()).contains("after closing quote");
    return new Mistake(
        Code.BAD_QUOTES,
        after
            ? "Text follows the closing quote of this cell."
            : "This cell does not end: its closing quote is missing, or it is longer than 64 KB.",
        "Where the cell ends cannot be told, so the rest of the file was not read.",
        after
            ? "Write quotes inside a cell twice, and nothing between the closing quote and the"
                + " separator."
            : "Close the quote, or remove it.");
  }

  /** Builds records, and knows how far the present one has come when the parser gives up. */
  private static final class Records extends CsvCallbackHandler<Cells> {
    private int line = 1;
    private List<String> raw = new ArrayList<>();
    private List<Boolean> quoted = new ArrayList<>();
    private boolean empty;

    /** Where the cell after those known starts. */
    Position next(String file) {
      return new Cells(line, raw, quoted).position(file, raw.size());
    }

    @Override
    protected RecordType getRecordType() {
      return empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
      return raw.size();
    }

    @Override
    protected void beginRecord(long startingLine) {
      line = (int) Math.min(startingLine, Integer.MAX_VALUE);
      raw = new ArrayList<>(Math.max(raw.size(), 4));
      quoted = new ArrayList<>(Math.max(quoted.size(), 4));
      empty = false;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean inQuotes) {
      if (raw.size() <= MOST_CELLS) {
        raw.add(new String(buffer, offset, length));
        quoted.add(inQuotes);
      }
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
      throw new IllegalStateException("comments are off");
    }

    @Override
    protected void setEmpty() {
      empty = true;
    }

    @Override
    protected Cells buildRecord() {
      return new Cells(line, raw, quoted);
    }
  }
}
