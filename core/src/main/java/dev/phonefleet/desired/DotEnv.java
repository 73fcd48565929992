package dev.phonefleet.desired;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code .env}: lines of {@code KEY=VALUE}, with {@code export} before or not, quotes around
 * the value or not, and comments. Nothing is expanded. Values are mostly secrets, so none is ever
 * part of a message.
 */
public final class DotEnv {
  private static final long LARGEST = 1L << 20;
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");

  private DotEnv() {}

  /**
   * The variables of the file, the last one where a name stands twice.
   *
   * @return empty where the file is missing, is no regular file of at most 1 MB, or cannot be read;
   *     a line that is no variable is left out
   */
  public static Map<String, String> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Map.of();
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Map<String, String> out = new LinkedHashMap<>();
      (text.startsWith("\uFEFF") ? text.substring(1) : text)
          .lines()
          .forEach(line -> readLine(line, out));
      return out;
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static void readLine(String line, Map<String, String> out) {
    Matcher parts = LINE.matcher(line);
    if (parts.matches()) {
      String name = parts.group(1);
      String rest = parts.group(2);
      if (name != null && rest != null) {
        value(rest).ifPresent(value -> out.put(name, value));
      }
    }
  }

  private static Optional<String> value(String rest) {
    char quote = rest.isEmpty() ? ' ' : rest.charAt(0);
    if (quote != '"' && quote != '\'') {
      return Optional.of(rest.replaceFirst("(^|\\s+)#.*$", "").strip());
    }
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == quote) {
        String after = rest.substring(i + 1).strip();
        return after.isEmpty() || after.startsWith("#")
            ? Optional.of(value.toString())
            : Optional.empty();
      }
      if (c == '\\' && quote == '"' && i + 1 < rest.length()) {
        c = rest.charAt(++i);
        value.append(escaped(c));
      } else {
        value.append(c);
      }
    }
    return Optional.empty();
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '"', '\\', '$' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }
}
