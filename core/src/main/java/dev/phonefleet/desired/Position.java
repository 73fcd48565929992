package dev.phonefleet.desired;

/**
 * Where a value stands.
 *
 * @param file as it was named
 * @param line from 1
 * @param column from 1; 0 where only the line is known
 */
public record Position(String file, int line, int column) {
  @Override
  public String toString() {
    return column > 0 ? file + ":" + line + ":" + column : file + ":" + line;
  }
}
