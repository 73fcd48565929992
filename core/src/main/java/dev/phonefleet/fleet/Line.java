package dev.phonefleet.fleet;

import java.util.Optional;

/**
 * One line of a phone.
 *
 * @param number the number in E.164, or empty where nothing is declared
 * @param label the text beside the line key, or empty where nothing is declared
 */
public record Line(Optional<String> number, Optional<String> label) {
  /** The line with {@code over}'s members where it has them. */
  public Line overlaid(Line over) {
    return new Line(over.number.or(() -> number), over.label.or(() -> label));
  }
}
