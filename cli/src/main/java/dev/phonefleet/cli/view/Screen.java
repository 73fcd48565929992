package dev.phonefleet.cli.view;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out the result
 * @param err the talk
 * @param colour whether escape sequences may be used
 * @param live whether a line on {@code err} may be rewritten
 * @param width columns
 */
public record Screen(PrintStream out, PrintStream err, boolean colour, boolean live, int width) {
  /** The text in bold, where that is possible. */
  public String bold(String text) {
    return styled("1", text);
  }

  /** The text as good news. */
  public String green(String text) {
    return styled("32", text);
  }

  /** The text as a warning. */
  public String yellow(String text) {
    return styled("33", text);
  }

  /** The text as an error. */
  public String red(String text) {
    return styled("31", text);
  }

  /** The text in the background. */
  public String dim(String text) {
    return styled("2", text);
  }

  private String styled(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
