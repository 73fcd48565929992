package dev.phonefleet.desired;

import dev.phonefleet.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong, all of it in one pass. Keeps a bounded number, since a damaged inventory
 * has one finding in every row, and says how many more there were.
 */
final class Findings {
  /** More than anybody reads; few enough to hold and to print. */
  static final int KEPT = 1000;

  private record Found(Position at, Diagnostic diagnostic) {}

  private final List<Found> kept = new ArrayList<>();
  private final Map<String, Integer> files = new LinkedHashMap<>();
  private int errors;
  private int dropped;

  /**
   * No findings.
   *
   * @param file whose findings come first
   */
  Findings(String file) {
    files.put(file, 0);
  }

  /** Adds an error at a position. */
  void error(Position at, Mistake mistake) {
    errors++;
    add(
        at,
        Diagnostic.error(
            mistake.code().id(), at.toString(), mistake.what(), mistake.why(), mistake.next()));
  }

  /** Adds a warning at a position. */
  void warning(Position at, Mistake mistake) {
    add(
        at,
        Diagnostic.warning(
            mistake.code().id(), at.toString(), mistake.what(), mistake.why(), mistake.next()));
  }

  private void add(Position at, Diagnostic diagnostic) {
    files.putIfAbsent(at.file(), files.size());
    if (kept.size() < KEPT) {
      kept.add(new Found(at, diagnostic));
    } else {
      dropped++;
    }
  }

  /** Whether nothing found so far is an error; a finding that was not kept counts. */
  boolean clean() {
    return errors == 0;
  }

  /** Everything, file by file in the order in which they were first found, then by position. */
  List<Diagnostic> sorted() {
    List<Diagnostic> out = new ArrayList<>();
    kept.stream()
        .sorted(
            Comparator.comparingInt((Found found) -> files.getOrDefault(found.at().file(), 0))
                .thenComparingInt(found -> found.at().line())
                .thenComparingInt(found -> found.at().column()))
        .forEach(found -> out.add(found.diagnostic()));
    if (dropped > 0) {
      Mistake more =
          new Mistake(
              Code.MORE_FINDINGS,
              dropped + " more findings are not shown.",
              "Only the first " + KEPT + " are kept.",
              "Correct these and validate again.");
      String where = kept.getLast().at().file();
      out.add(
          errors > 0
              ? Diagnostic.error(more.code().id(), where, more.what(), more.why(), more.next())
              : Diagnostic.warning(more.code().id(), where, more.what(), more.why(), more.next()));
    }
    return out;
  }
}
