package dev.phonefleet.cli;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What a program complained of, as it may be shown: one short line without anything secret. */
final class StderrHint {
  private static final int LONGEST = 200;
  private static final Pattern NAMED =
      Pattern.compile("(?i)(secret|password|passwd|token|pin|key)(\"?\\s*[:=]\\s*\"?)\\S+");

  /** Long and of letters and digits: more likely a key than a word. */
  private static final Pattern OPAQUE =
      Pattern.compile("(?=[\\w+/=-]*\\d)(?=[\\w+/=-]*[A-Za-z])[\\w+/=-]{20,}");

  private static final Pattern WORD = Pattern.compile("[\\s\"'{}\\[\\],:=]+");

  private StderrHint() {}

  /**
   * The last line of stderr, which is where programs say why they end; empty where there is none.
   *
   * @param out what the program printed: nothing of it is shown, wherever it stands
   */
  static String of(String err, String out) {
    String line =
        err.lines()
            .map(it -> it.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ").strip())
            .filter(it -> !it.isEmpty())
            .reduce((first, second) -> second)
            .orElse("");
    List<String> printed =
        WORD.splitAsStream(out)
            .filter(it -> it.length() >= 4)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (String word : printed) {
      line = line.replace(word, "(left out)");
    }
    line = NAMED.matcher(line).replaceAll("$1$2(left out)");
    line = OPAQUE.matcher(line).replaceAll("(left out)");
    String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    return shown.isEmpty() ? "" : " It says: " + shown;
  }
}
