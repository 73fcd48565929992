package dev.phonefleet.desired;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Text in UTF-8, with or without a byte order mark; anything else is found and named. */
final class TextFile {
  /** Enough for a hundred thousand phones in line. */
  private static final long LARGEST = 64L << 20;

  private static final char MARK = '\uFEFF';

  private TextFile() {}

  /** The whole text; empty where it cannot be had, which is then found. */
  static Optional<String> read(Path path, String name, Findings findings) {
    Position start = new Position(name, 1, 1);
    try {
      if (!Files.isRegularFile(path)) {
        findings.error(start, missing(path));
        return Optional.empty();
      }
      if (Files.size(path) > LARGEST) {
        findings.error(start, tooLarge(LARGEST));
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(path);
      Optional<Mistake> other = otherEncoding(bytes, bytes.length);
      if (other.isPresent()) {
        findings.error(start, other.get());
        return Optional.empty();
      }
      String text = strict().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.indexOf(MARK) == 0 ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      findings.error(firstBadByte(path, name), notUtf8());
    } catch (IOException e) {
      findings.error(start, unreadable(e));
    }
    return Optional.empty();
  }

  /** A decoder that stops at the first byte that is not UTF-8. */
  static CharsetDecoder strict() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  static Mistake missing(Path path) {
    return Files.exists(path)
        ? new Mistake(
            Code.UNREADABLE,
            "This is not a file.",
            "A folder or a device stands under this name.",
            "Name a file.")
        : new Mistake(
            Code.NOT_FOUND,
            "There is no such file.",
            "Nothing stands under this name, seen from the present folder.",
            "Check the name and the folder.");
  }

  static Mistake tooLarge(long largest) {
    return new Mistake(
        Code.TOO_LARGE,
        "The file is larger than " + (largest >> 20) + " MB.",
        "The limit protects memory and time.",
        "Split it; phones belong in CSV inventories.");
  }

  static Mistake unreadable(IOException e) {
    return new Mistake(
        e instanceof NoSuchFileException ? Code.NOT_FOUND : Code.UNREADABLE,
        "The file cannot be read.",
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        "Check that it exists and that you may read it.");
  }

  static Mistake notUtf8() {
    return new Mistake(
        Code.ENCODING,
        "The file is not UTF-8: this byte begins no character.",
        "It was probably saved as Windows-1252 or Latin-1.",
        "Save it as UTF-8; in Excel that is \"CSV UTF-8\".");
  }

  /** UTF-16 and UTF-32 by their marks, or by the zero bytes that plain text has in them. */
  static Optional<Mistake> otherEncoding(byte[] bytes, int length) {
    int first = length > 0 ? bytes[0] & 0xFF : -1;
    int second = length > 1 ? bytes[1] & 0xFF : -1;
    boolean utf16 =
        (first == 0xFE && second == 0xFF)
            || (first == 0xFF && second == 0xFE)
            || (first == 0 && second > 0)
            || (first > 0 && second == 0);
    return utf16
        ? Optional.of(
            new Mistake(
                Code.ENCODING,
                "The file is UTF-16.",
                "Its first bytes say so; only UTF-8 is read.",
                "Save it as UTF-8; in Excel that is \"CSV UTF-8\"."))
        : Optional.empty();
  }

  /** Where decoding stops, found by decoding again and counting. */
  static Position firstBadByte(Path path, String name) {
    int line = 1;
    int column = 1;
    CharsetDecoder decoder = strict();
    ByteBuffer bytes = ByteBuffer.allocate(8192);
    CharBuffer chars = CharBuffer.allocate(8192);
    try (InputStream in = Files.newInputStream(path)) {
      while (true) {
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.limit(bytes.position() + Math.max(count, 0)).position(0);
        CoderResult result = decoder.decode(bytes, chars, count < 0);
        chars.flip();
        while (chars.hasRemaining()) {
          char c = chars.get();
          line += c == '\n' ? 1 : 0;
          column = c == '\n' ? 1 : c == MARK ? column : column + 1;
        }
        chars.clear();
        bytes.compact();
        if (result.isError() || count < 0) {
          return new Position(name, line, column);
        }
      }
    } catch (IOException e) {
      return new Position(name, line, column);
    }
  }

  /** The line and column of an index into a text, counted in characters. */
  static Position position(String name, String text, int codePoint) {
    int line = 1;
    int column = 1;
    int i = 0;
    for (int seen = 0; seen < codePoint && i < text.length(); seen++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 1 : column + 1;
    }
    return new Position(name, line, column);
  }
}
