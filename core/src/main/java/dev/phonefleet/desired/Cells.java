package dev.phonefleet.desired;

import java.util.List;

/**
 * One record of an inventory as it stands there.
 *
 * @param line the physical line it starts on, from 1
 * @param raw the cells without their quotes, otherwise untouched
 * @param quoted which cells stand in quotes
 */
record Cells(int line, List<String> raw, List<Boolean> quoted) {
  int count() {
    return raw.size();
  }

  /** A cell's text: white space around it is meant only where quotes hold it. */
  String text(int cell) {
    return quoted.get(cell) ? raw.get(cell) : raw.get(cell).strip();
  }

  boolean blank() {
    return raw.stream().allMatch(String::isBlank);
  }

  /**
   * Where a cell starts. Worked out from what stands before it only when it is asked for: most
   * cells never have a finding.
   */
  Position position(String file, int cell) {
    int row = line;
    int column = 1;
    for (int before = 0; before < cell; before++) {
      String text = raw.get(before);
      column += quoted.get(before) ? 1 : 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean ends = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
        if (ends) {
          row++;
          column = 1;
        } else {
          // Inside quotes a quote is written twice; the second half of a pair has no column.
          column += c == '"' && quoted.get(before) ? 2 : Character.isLowSurrogate(c) ? 0 : 1;
        }
      }
      column += quoted.get(before) ? 2 : 1;
    }
    return new Position(file, row, column);
  }
}
